using Microsoft.AspNetCore.Authentication;

namespace TwitchHelix.AspNetCore.Login;

/// <summary>A log-in that Twitch has granted isn't what was needed.</summary>
/// <param name="message">What is wrong, for the log and for the user: it holds no secret.</param>
internal sealed class LoginRefusedException(string message) : AuthenticationFailureException(message);
