namespace TwitchHelix.Tests.Http;

/// <summary>Counts the requests that are passed to the network.</summary>
internal sealed class SendCounter
{
    private int count;

    public int Count => Volatile.Read(ref count);

    public DelegatingHandler CreateHandler() => new Handler(this);

    private sealed class Handler(SendCounter counter) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref counter.count);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
