using System.Net;
using TwitchHelix.Calls;
using TwitchHelix.Http;
using TwitchHelix.Serialization;
using TwitchHelix.Transport;

namespace TwitchHelix.Batching;

/// <summary>Keys that share one call, collected or already sent.</summary>
internal abstract class Batch
{
    private readonly CancellationTokenSource end;
    private ITimer? window;

    protected Batch(CancellationToken disposed)
    {
        end = CancellationTokenSource.CreateLinkedTokenSource(disposed);
        Ended = end.Token;
    }

    /// <summary>The number of waiting callers. The collector counts them under its lock.</summary>
    public int Callers { get; set; }

    public abstract IEnumerable<string> Keys { get; }

    public abstract bool IsAnswered(string key);

    /// <summary>Canceled when no caller waits any more, or the client is disposed.</summary>
    protected CancellationToken Ended { get; }

    /// <summary>Keeps the timer that sends the batch.</summary>
    public void SendAfter(ITimer timer) => window = timer;

    /// <summary>Makes the call. Never fails: the outcomes of the keys hold the failure.</summary>
    public abstract Task SendAsync();

    /// <summary>Releases all resources, and cancels a running call. Call it once, after the last caller has left.</summary>
    public void End()
    {
        window?.Dispose();
        end.Cancel();
        end.Dispose();
    }
}

/// <inheritdoc cref="Batch"/>
internal sealed class Batch<TAnswer, TItem>(BatchLookup<TAnswer, TItem> lookup, HelixRequest request, HelixCaller caller, CancellationToken disposed)
    : Batch(disposed)
    where TAnswer : HelixResponse, IJsonFields
    where TItem : class
{
    private readonly CancellationToken disposed = disposed;
    private readonly Dictionary<string, TaskCompletionSource<BatchOutcome<TItem>>> outcomes = new(lookup.Comparer);

    public bool IsFull => outcomes.Count == lookup.Limit;

    public override IEnumerable<string> Keys => outcomes.Keys;

    public override bool IsAnswered(string key) => outcomes[key].Task.IsCompleted;

    /// <summary>Adds a key that the batch doesn't have.</summary>
    public void Add(string key) => outcomes.Add(key, new(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>Gets the outcome of a key's look-up. The task neither fails nor is canceled.</summary>
    public Task<BatchOutcome<TItem>> Outcome(string key) => outcomes[key].Task;

    public override async Task SendAsync()
    {
        var search = new KeySearch(outcomes.Keys);
        var refusals = new Dictionary<string, HelixApiException>(lookup.Comparer);
        while (search.Next() is { } keys)
        {
            try
            {
                Ended.ThrowIfCancellationRequested();
                var items = await lookup.CallAsync(caller, request, keys, Ended).ConfigureAwait(false);
                foreach (var key in keys)
                    outcomes[key].SetResult(new(items.TryGetValue(key, out var item) ? item : null, Failure: null));
                search.Accepted();
            }
            catch (HelixApiException e) when (e.StatusCode == HttpStatusCode.BadRequest || IsNotFound(e))
            {
                foreach (var key in keys)
                    refusals[key] = e;
                search.Refused();
            }
            catch (Exception e)
            {
                Fail(keys, e is OperationCanceledException && disposed.IsCancellationRequested ? ClientLifetime.Ended() : e);
                search.Failed();
            }
        }
        foreach (var key in search.Invalid)
            outcomes[key].SetResult(IsNotFound(refusals[key]) ? default : new(Item: null, refusals[key]));
        foreach (var key in search.Unresolved)
            outcomes[key].SetResult(new(Item: null, refusals[key]));
    }

    private void Fail(IEnumerable<string> keys, Exception failure)
    {
        foreach (var key in keys)
            outcomes[key].SetResult(new(Item: null, failure));
    }

    /// <summary>Whether the item doesn't exist: some operations answer 404 then. A 404 that isn't in Twitch's format means a wrong address.</summary>
    private static bool IsNotFound(HelixApiException e) => e.StatusCode == HttpStatusCode.NotFound && e.Error.Length > 0;
}
