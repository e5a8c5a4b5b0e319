using Microsoft.Extensions.Caching.Memory;
using TwitchHelix;

namespace StreamBoard.Live;

/// <summary>The channels that a user follows. A page that connects again soon costs no call.</summary>
internal sealed class FollowedIds(IHelixClient twitch) : IDisposable
{
    /// <summary>The latest that the user has followed. Each costs 2 of the 10,000 of all conduits of the app, and a call brings 100.</summary>
    private const int Most = 200;

    private const int MostRemembered = 500_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    public async Task<IReadOnlySet<string>> OfAsync(string userId, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(userId, out IReadOnlySet<string>? ids) && ids is not null)
            return ids;
        ids = await twitch.Channels.GetFollowedChannelsPagedAsync(userId, cancellationToken: cancellationToken)
            .Take(Most)
            .Select(channel => channel.BroadcasterId)
            .ToHashSetAsync(cancellationToken: cancellationToken);
        return known.Set(userId, ids, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Lifetime, Size = ids.Count + 1 });
    }

    public void Dispose() => known.Dispose();
}
