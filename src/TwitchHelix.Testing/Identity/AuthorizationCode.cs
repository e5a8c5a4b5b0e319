namespace TwitchHelix.Testing.Identity;

/// <summary>The grant behind an authorization code.</summary>
internal sealed record AuthorizationCode(string ClientId, string RedirectUri, Consent Consent);
