using TwitchHelix.AspNetCore.Login;

namespace TwitchHelix.AspNetCore.Consent;

/// <summary>A feature of a request: its user was signed out, because the user's consent is gone.</summary>
/// <param name="Login">The user.</param>
internal sealed record LostConsent(TwitchLogin Login);
