using System.Net;
using TwitchHelix.Http;

namespace TwitchHelix.Batching;

/// <summary>Keys that are being collected for a call, or are on their way.</summary>
internal abstract class Batch
{
    private readonly CancellationTokenSource end;
    private ITimer? window;

    protected Batch(CancellationToken disposed)
    {
        end = CancellationTokenSource.CreateLinkedTokenSource(disposed);
        Ended = end.Token;
    }

    /// <summary>How many callers wait. It is the collector's to count, under its lock.</summary>
    public int Callers { get; set; }

    /// <summary>Cancelled when nobody waits any more, or the client is disposed.</summary>
    protected CancellationToken Ended { get; }

    /// <summary>Keeps the timer that sends the batch.</summary>
    public void SendAfter(ITimer timer) => window = timer;

    /// <summary>Makes the call. The keys' outcomes tell how it ended, so this does not fail.</summary>
    public abstract Task SendAsync();

    /// <summary>Lets go of everything; a call that is on its way is cancelled. To be called once, after the last caller.</summary>
    public void End()
    {
        window?.Dispose();
        end.Cancel();
        end.Dispose();
    }
}

/// <inheritdoc cref="Batch"/>
internal sealed class Batch<TAnswer, TItem>(BatchLookup<TAnswer, TItem> lookup, HelixRequest request, HelixCaller caller, CancellationToken disposed) : Batch(disposed)
    where TAnswer : class
    where TItem : class
{
    private readonly CancellationToken disposed = disposed;
    private readonly Dictionary<string, TaskCompletionSource<BatchOutcome<TItem>>> outcomes = new(lookup.Comparer);

    public bool IsFull => outcomes.Count == lookup.Limit;

    /// <summary>Adds a key, if it isn't there.</summary>
    /// <returns>How its look-up ends; it neither fails nor is cancelled.</returns>
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
            // Twitch refuses all for the sake of one: by halves that one is found.
            var half = keys.Count / 2;
            await Task.WhenAll(SendAsync(keys.GetRange(0, half)), SendAsync(keys.GetRange(half, keys.Count - half))).ConfigureAwait(false);
        }
        catch (HelixApiException e) when (IsNotFound(e))
        {
            outcomes[keys[0]].SetResult(default);
        }
        catch (OperationCanceledException) when (disposed.IsCancellationRequested)
        {
            Fail(keys, new ObjectDisposedException(nameof(HelixClient)));
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

    /// <summary>Some operations answer 404 for an item that they don't have. A 404 in another form than Twitch's is a wrong address.</summary>
    private static bool IsNotFound(HelixApiException e) => e.StatusCode == HttpStatusCode.NotFound && e.Error.Length > 0;
}
