namespace TwitchHelix.Testing;

/// <summary>The number of requests to a <see cref="HelixTestIdentity"/>, by kind. Refused and failed requests count too.</summary>
public sealed record HelixTestIdentityRequests
{
    /// <summary>Requests to <c>authorize</c>.</summary>
    public int Authorize { get; init; }

    /// <summary>Requests for app tokens (client credentials grant).</summary>
    public int ClientCredentials { get; init; }

    /// <summary>Exchanges of authorization codes for tokens.</summary>
    public int AuthorizationCode { get; init; }

    /// <summary>Token refreshes.</summary>
    public int Refresh { get; init; }

    /// <summary>Requests for device codes.</summary>
    public int Device { get; init; }

    /// <summary>Polls of device codes.</summary>
    public int DevicePoll { get; init; }

    /// <summary>Token validations.</summary>
    public int Validate { get; init; }

    /// <summary>Token revocations.</summary>
    public int Revoke { get; init; }

    /// <summary>Requests to <c>userinfo</c>.</summary>
    public int UserInfo { get; init; }
}
