using TwitchHelix.Text;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Reads a user's ID, which has digits only.</summary>
internal sealed class UserIdConverter() : CheckedTextConverter(UserIdFormat.Fits, "a user's ID");
