using System.Net;
using TwitchHelix.Calls;
using TwitchHelix.Http;
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
    where TAnswer : class
    where TItem : class
{
    private readonly CancellationToken disposed = disposed;
    private readonly Dictionary<string, TaskCompletionSource<BatchOutcome<TItem>>> outcomes = new(lookup.Comparer);

    public bool IsFull => outcomes.Count == lookup.Limit;

    /// <summary>Adds a key, unless the batch has it.</summary>
    /// <returns>The outcome of the key's look-up. The task neither fails nor is canceled.</returns>
    public Task<BatchOutcome<TItem>> Add(string key)
    {
        if (!outcomes.TryGetValue(key, out var outcome))
            outcomes.Add(key, outcome = new(TaskCreationOptions.RunContinuationsAsynchronously));
        return outcome.Task;
    }

    public override Task SendAsync() => SendAsync([.. outcomes.Keys]);

    private async Task SendAsync(List<string> keys)
    {
        try
        {
            Ended.ThrowIfCancellationRequested();
            var items = await lookup.CallAsync(caller, request, keys, Ended).ConfigureAwait(false);
            foreach (var key in keys)
                outcomes[key].SetResult(new(items.TryGetValue(key, out var item) ? item : null, Failure: null));
        }
        catch (HelixApiException e) when (keys.Count > 1 && (e.StatusCode == HttpStatusCode.BadRequest || IsNotFound(e)))
        {
            // Twitch refuses the whole call if one key is invalid. Halving the call isolates that key.
            var half = keys.Count / 2;
            await Task.WhenAll(SendAsync(keys.GetRange(0, half)), SendAsync(keys.GetRange(half, keys.Count - half))).ConfigureAwait(false);
        }
        catch (HelixApiException e) when (IsNotFound(e))
        {
            outcomes[keys[0]].SetResult(default);
        }
        catch (OperationCanceledException) when (disposed.IsCancellationRequested)
        {
            Fail(keys, ClientLifetime.Ended());
        }
        catch (Exception e)
        {
            Fail(keys, e);
        }
    }

    private void Fail(List<string> keys, Exception failure)
    {
        foreach (var key in keys)
            outcomes[key].SetResult(new(Item: null, failure));
    }

    /// <summary>Whether the item doesn't exist: some operations answer 404 then. A 404 that isn't in Twitch's format means a wrong address.</summary>
    private static bool IsNotFound(HelixApiException e) => e.StatusCode == HttpStatusCode.NotFound && e.Error.Length > 0;
}
