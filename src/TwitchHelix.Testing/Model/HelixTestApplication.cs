namespace TwitchHelix.Testing;

/// <summary>An application that is registered at a <see cref="HelixTestIdentity"/>.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/register-app/"/>
public sealed class HelixTestApplication
{
    /// <summary>The client ID.</summary>
    public required string ClientId { get; init; }

    /// <summary>The client secret. Null for a public client, whose refresh tokens can be used once.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The registered redirect URIs, compared as text. Empty for any.</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    /// <summary>Returns the client ID.</summary>
    /// <returns><see cref="ClientId"/>.</returns>
    public override string ToString() => ClientId;
}
