namespace TwitchHelix.Testing;

/// <summary>How many requests a <see cref="HelixTestIdentity"/> got, by kind; refused and failed ones count too.</summary>
public sealed record HelixTestIdentityRequests
{
    /// <summary>Users sent to <c>authorize</c>.</summary>
    public int Authorize { get; init; }

    /// <summary>App tokens asked for: the client credentials grant.</summary>
    public int ClientCredentials { get; init; }

    /// <summary>Codes exchanged for tokens.</summary>
    public int AuthorizationCode { get; init; }

    /// <summary>Tokens to refresh.</summary>
    public int Refresh { get; init; }

    /// <summary>Device codes asked for.</summary>
    public int Device { get; init; }

    /// <summary>Device codes polled.</summary>
    public int DevicePoll { get; init; }

    /// <summary>Tokens to validate.</summary>
    public int Validate { get; init; }

    /// <summary>Tokens to revoke.</summary>
    public int Revoke { get; init; }

    /// <summary>Users asked about at <c>userinfo</c>.</summary>
    public int UserInfo { get; init; }
}
