namespace TwitchHelix.Testing;

/// <summary>An application that is registered at a <see cref="HelixTestIdentity"/>.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/register-app/"/>
public sealed class HelixTestApplication
{
    /// <summary>The client ID.</summary>
    public required string ClientId { get; init; }

    /// <summary>The secret. Null for a public client, which has none: its refresh tokens serve once.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The addresses that users may be sent back to, compared as text. Empty for any.</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    /// <summary>The client ID.</summary>
    /// <returns><see cref="ClientId"/>.</returns>
    public override string ToString() => ClientId;
}
