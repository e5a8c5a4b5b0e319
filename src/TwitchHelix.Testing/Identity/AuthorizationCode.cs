namespace TwitchHelix.Testing.Identity;

/// <summary>What a code stands for that can be exchanged for a token.</summary>
internal sealed record AuthorizationCode(string ClientId, string RedirectUri, Consent Consent);
