namespace TwitchHelix.Testing.Identity;

/// <summary>A device code and its state.</summary>
internal sealed class DeviceGrant(string deviceCode, string userCode, string clientId, IReadOnlyList<string> scopes, DateTimeOffset expiresAt)
{
    public string DeviceCode { get; } = deviceCode;

    public string UserCode { get; } = userCode;

    public string ClientId { get; } = clientId;

    public IReadOnlyList<string> Scopes { get; } = scopes;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    /// <summary>The interval between polls. It grows with every poll that comes too early.</summary>
    public required TimeSpan Interval { get; set; }

    public DateTimeOffset? LastPoll { get; set; }

    public bool IsDecided { get; set; }

    /// <summary>The user who consented. Null before the decision, and if the user refused.</summary>
    public HelixTestUser? User { get; set; }
}
