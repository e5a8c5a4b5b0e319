namespace TwitchHelix.Authentication.Identity;

/// <summary>Reads a token that can be sent.</summary>
internal sealed class TokenTextConverter() : CheckedTextConverter(ReceivedText.IsToken, "a token");
