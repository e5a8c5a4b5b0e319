using Microsoft.AspNetCore.Authentication;

namespace TwitchHelix.AspNetCore.Login;

/// <summary>The app refused a user who has logged in with Twitch.</summary>
/// <param name="reason">What the app says.</param>
internal sealed class UserRefusedException(Exception reason) : AuthenticationFailureException("The app refused the user: " + reason.Message, reason);
