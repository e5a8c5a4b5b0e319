using System.Net;
using TwitchHelix.Authentication.Tokens;

namespace TwitchHelix.EventSub.Subscriptions;

/// <summary>Makes and deletes the subscriptions of one user, or of the application.</summary>
/// <param name="client">The client, with the token.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="clearsDead">Whether subscriptions of dead WebSockets are deleted if there are as many as Twitch allows.</param>
internal sealed class SubscriptionCalls(IEventSubClient client, TimeProvider timeProvider, bool clearsDead) : IDisposable
{
    /// <summary>The number of calls at the same time.</summary>
    private const int Parallel = 10;

    /// <summary>The number of tries to make a subscription, as long as deleting others makes room.</summary>
    private const int MostTries = 5;

    /// <summary>The number of lost sessions that are known.</summary>
    private const int MostLost = 20;

    private readonly SemaphoreSlim turns = new(Parallel);
    private readonly SharedRun<int> clearing = new(timeProvider);
    private readonly CancellationTokenSource ended = new();
    private readonly Queue<string> lost = new();
    private int cleared;

    /// <summary>Makes a subscription. One that exists already is taken as it is.</summary>
    /// <returns>Its ID.</returns>
    /// <exception cref="HelixException">It can't be made; <see cref="IsFinal"/> tells whether it can be later.</exception>
    public async Task<string> CreateAsync(EventSubSubscriptionType type, CreateEventSubSubscriptionTransport transport, CancellationToken cancellationToken)
    {
        var body = CreateEventSubSubscriptionBody.For(type, transport);
        for (var tries = 1; ; tries++)
        {
            var before = Volatile.Read(ref cleared);
            try
            {
                var made = await TakeTurnAsync(() => client.CreateEventSubSubscriptionAsync(body, cancellationToken), cancellationToken).ConfigureAwait(false);
                return made.Data is [var subscription, ..] ? subscription.Id : "";
            }
            catch (HelixApiException e) when (e is { StatusCode: HttpStatusCode.Conflict, ExistingId: { } existing })
            {
                return existing;
            }
            // Subscriptions of connections that are dead count until they are deleted.
            catch (HelixApiException e) when (clearsDead && tries < MostTries && IsOfQuota(e))
            {
                // Another call may have deleted them meanwhile, even just before a run of its own, which then finds none.
                if (before == Volatile.Read(ref cleared) && before == await ClearAsync(cancellationToken).ConfigureAwait(false))
                    throw;
            }
        }
    }

    /// <summary>Deletes a subscription. One that is gone already is no failure.</summary>
    /// <exception cref="HelixException">It can't be deleted.</exception>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await TakeTurnAsync(
                async () =>
                {
                    await client.DeleteEventSubSubscriptionAsync(id, cancellationToken).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (HelixApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // It is gone already.
        }
    }

    /// <summary>Hears that a connection is gone, although Twitch may not know it yet: its subscriptions are no longer of use.</summary>
    public void Lose(string sessionId)
    {
        lock (lost)
        {
            lost.Enqueue(sessionId);
            if (lost.Count > MostLost)
                lost.Dequeue();
        }
    }

    /// <summary>Whether a failure stays one if the call is made again soon.</summary>
    public static bool IsFinal(HelixException exception) => exception is HelixAuthorizationException
        || (exception is HelixApiException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } refused
            && refused is not HelixRateLimitException && refused.StatusCode != HttpStatusCode.RequestTimeout);

    /// <summary>Whether Twitch refuses the session, because its connection has just broken.</summary>
    public static bool IsOfSession(HelixException exception) =>
        exception is HelixApiException { StatusCode: HttpStatusCode.BadRequest } refused
        && refused.ErrorMessage.IndexOf("session", StringComparison.OrdinalIgnoreCase) is >= 0;

    /// <summary>Whether there are as many subscriptions as Twitch allows.</summary>
    public static bool IsOfQuota(HelixException exception) =>
        exception is HelixApiException { StatusCode: (HttpStatusCode)429 } and not HelixRateLimitException;

    public void Dispose()
    {
        ended.Cancel();
        ended.Dispose();
        turns.Dispose();
    }

    /// <summary>Deletes the subscriptions of dead connections, once for all who wait.</summary>
    /// <returns>How often there have been some, so far.</returns>
    private Task<int> ClearAsync(CancellationToken cancellationToken) => clearing.JoinAsync("", () => ClearDeadAsync(ended.Token), cancellationToken);

    private bool IsLost(EventSubTransport transport)
    {
        lock (lost)
            return lost.Contains(transport.SessionId ?? "");
    }

    private async Task<int> ClearDeadAsync(CancellationToken cancellationToken)
    {
        List<string> dead = [];
        await foreach (var each in client.GetEventSubSubscriptionsPagedAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
            if (each.Transport?.Method == EventSubTransportMethod.Websocket && (each.Status != EventSubSubscriptionStatus.Enabled || IsLost(each.Transport)))
                dead.Add(each.Id);
        await Task.WhenAll(dead.Select(id => DeleteAsync(id, cancellationToken))).ConfigureAwait(false);
        return dead.Count > 0 ? Interlocked.Increment(ref cleared) : Volatile.Read(ref cleared);
    }

    private async Task<T> TakeTurnAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await call().ConfigureAwait(false);
        }
        finally
        {
            turns.Release();
        }
    }
}
