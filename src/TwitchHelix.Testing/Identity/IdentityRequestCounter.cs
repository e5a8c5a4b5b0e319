using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.Identity;

/// <summary>Counts the requests to the identity server.</summary>
internal sealed class IdentityRequestCounter
{
    private readonly object gate = new();
    private HelixTestIdentityRequests counted = new();

    public HelixTestIdentityRequests Counted
    {
        get
        {
            lock (gate)
                return counted;
        }
    }

    public void Count(ReceivedRequest request)
    {
        lock (gate)
            counted = request.IdentityEndpoint switch
            {
                "authorize" => counted with { Authorize = counted.Authorize + 1 },
                "device" => counted with { Device = counted.Device + 1 },
                "validate" => counted with { Validate = counted.Validate + 1 },
                "revoke" => counted with { Revoke = counted.Revoke + 1 },
                "userinfo" => counted with { UserInfo = counted.UserInfo + 1 },
                "token" => request.Field("grant_type") switch
                {
                    GrantTypes.ClientCredentials => counted with { ClientCredentials = counted.ClientCredentials + 1 },
                    GrantTypes.AuthorizationCode => counted with { AuthorizationCode = counted.AuthorizationCode + 1 },
                    GrantTypes.RefreshToken => counted with { Refresh = counted.Refresh + 1 },
                    GrantTypes.DeviceCode => counted with { DevicePoll = counted.DevicePoll + 1 },
                    _ => counted,
                },
                _ => counted,
            };
    }
}
