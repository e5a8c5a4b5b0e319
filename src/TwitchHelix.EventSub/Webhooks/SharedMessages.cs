using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using TwitchHelix.EventSub.Diagnostics;
using TwitchHelix.Transport;

namespace TwitchHelix.EventSub.Webhooks;

/// <summary>Knows the messages that any machine has taken, by a cache that they share. A cache that fails loses no message: one can come twice then.</summary>
internal sealed class SharedMessages(IDistributedCache cache, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>The time for which messages are known: one is accepted from ten minutes before to ten minutes after its time.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(20);

    /// <summary>The longest wait for the cache. Twitch waits for a few seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly byte[] Taken = [1];

    public async Task<bool> KnowsAsync(string messageId)
    {
        var isKnown = false;
        await TryAsync(async cancellationToken => isKnown = await cache.GetAsync(Key(messageId), cancellationToken).ConfigureAwait(false) is not null)
            .ConfigureAwait(false);
        return isKnown;
    }

    public Task KeepAsync(string messageId) => TryAsync(cancellationToken =>
        cache.SetAsync(Key(messageId), Taken, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = Kept }, cancellationToken));

    private static string Key(string messageId) => "TwitchHelix.EventSub:" + messageId;

    private async Task TryAsync(Func<CancellationToken, Task> call)
    {
        using var time = TimeoutSource.Start(timeProvider, Patience);
        try
        {
            await call(time.Token).ConfigureAwait(false);
        }
        // Whatever a cache throws: a message that comes twice is better than one that is lost.
        catch (Exception e)
        {
            logger.CacheFailed(e.GetType().Name);
        }
    }
}
