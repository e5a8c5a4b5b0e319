namespace TwitchHelix.Testing.Identity;

/// <summary>The device codes that users have not entered yet, or whose tokens the device has not fetched yet.</summary>
internal sealed class DeviceGrants(HelixTestServerOptions options)
{
    private const int MostKept = 1000;
    private static readonly TimeSpan SlowDown = TimeSpan.FromSeconds(5);

    private readonly object gate = new();
    private readonly List<DeviceGrant> grants = [];
    private int count;

    private DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    public DeviceGrant Add(string clientId, IReadOnlyList<string> scopes)
    {
        lock (gate)
        {
            if (grants.Count == MostKept)
                grants.RemoveAt(0);
            var number = ++count;
            var grant = new DeviceGrant($"test-device-code-{number}", $"TEST{number:D4}", clientId, scopes, Now + options.DeviceCodeLifetime)
            {
                Interval = options.DeviceInterval,
            };
            grants.Add(grant);
            return grant;
        }
    }

    /// <summary>Records a user's decision; null refuses. False if no device is waiting for the code.</summary>
    public bool Decide(string userCode, HelixTestUser? user)
    {
        lock (gate)
        {
            if (grants.Find(grant => grant.UserCode == userCode && grant.ExpiresAt > Now) is not { IsDecided: false } grant)
                return false;
            grant.IsDecided = true;
            grant.User = user;
            return true;
        }
    }

    /// <summary>Returns the grant of a user who consented, or else the error message to answer with.</summary>
    public (DeviceGrant? Grant, string? Reason) Poll(string deviceCode, string clientId)
    {
        lock (gate)
        {
            if (grants.Find(grant => grant.DeviceCode == deviceCode && grant.ClientId == clientId) is not { } grant || grant.ExpiresAt <= Now)
                return (null, "invalid device code");
            var isEarly = grant.LastPoll + grant.Interval > Now;
            grant.LastPoll = Now;
            if (isEarly)
            {
                grant.Interval += SlowDown;
                return (null, "slow_down");
            }
            if (!grant.IsDecided)
                return (null, "authorization_pending");
            grants.Remove(grant);
            return grant.User is null ? (null, "access_denied") : (grant, null);
        }
    }
}
