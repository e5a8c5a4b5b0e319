using System.Net;
using System.Text;

namespace TwitchHelix.Tests.Pacing;

/// <summary>A server without a network. Each request takes a point on arrival, and is answered when the test says so.</summary>
internal sealed class HeldServer(Points points) : HttpMessageHandler
{
    private readonly Lock gate = new();
    private readonly List<Request> pending = [];
    private readonly List<int> arrived = [];

    public int Pending
    {
        get
        {
            lock (gate)
                return pending.Count;
        }
    }

    /// <summary>The numbers of the calls that arrived. Calls sent at the same time are in any order.</summary>
    public IReadOnlyList<int> Arrived
    {
        get
        {
            lock (gate)
                return [.. arrived];
        }
    }

    /// <summary>Answers one of the waiting calls, chosen by the number.</summary>
    public void Answer(int which, bool cut)
    {
        if (Take(which) is not { } request)
            return;
        if (cut)
            request.Source.TrySetException(new HttpRequestException("cut"));
        else
            request.Source.TrySetResult(request.Response);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (isTaken, headers) = points.Take();
        var response = new HttpResponseMessage(isTaken ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests)
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        foreach (var header in headers)
            response.Headers.Add(header.Split(": ")[0], header.Split(": ")[1]);
        var held = new Request(response);
        lock (gate)
        {
            pending.Add(held);
            arrived.Add(int.Parse(request.RequestUri!.Query["?id=".Length..], System.Globalization.CultureInfo.InvariantCulture));
        }
        using (cancellationToken.Register(() =>
        {
            lock (gate)
                pending.Remove(held);
            held.Source.TrySetCanceled(cancellationToken);
        }))
            return await held.Source.Task;
    }

    private Request? Take(int which)
    {
        lock (gate)
        {
            if (pending.Count == 0)
                return null;
            var request = pending[which % pending.Count];
            pending.Remove(request);
            return request;
        }
    }

    private sealed record Request(HttpResponseMessage Response)
    {
        public TaskCompletionSource<HttpResponseMessage> Source { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
