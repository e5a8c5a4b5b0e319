using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.Diagnostics;

namespace TwitchHelix.EventSub.Webhooks;

/// <summary>Passes on each message once, although it may come several times, to several machines, and at the same time.</summary>
internal sealed class WebhookIntake(MessageIntake intake, SharedMessages? shared)
{
    private readonly HashSet<string> underWay = new(StringComparer.Ordinal);

    /// <returns>False if it can't be taken now and must come again.</returns>
    public async Task<bool> TakeAsync(EventSubMessage message)
    {
        lock (underWay)
            // It isn't known yet whether there is room for the first copy, so nothing is promised of the second.
            if (!underWay.Add(message.MessageId))
                return false;
        try
        {
            if (shared is null)
                return intake.TryTake(message);
            if (await shared.KnowsAsync(message.MessageId).ConfigureAwait(false))
            {
                EventSubTelemetry.Doubled.Add(1);
                return true;
            }
            if (!intake.TryTake(message))
                return false;
            await shared.KeepAsync(message.MessageId).ConfigureAwait(false);
            return true;
        }
        finally
        {
            lock (underWay)
                underWay.Remove(message.MessageId);
        }
    }
}
