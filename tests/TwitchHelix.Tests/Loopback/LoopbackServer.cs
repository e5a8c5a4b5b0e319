using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TwitchHelix.Tests.Loopback;

/// <summary>
/// A server on a real socket that records each request as it arrived, and answers with exactly the given bytes.
/// <c>/oauth2/token</c> issues a token unless <see cref="Identity"/> is set.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<RecordedRequest> requests = new();
    private readonly ConcurrentBag<Task> connections = [];
    private readonly Task accepting;
    private int connected;
    private int open;

    public LoopbackServer(Func<RecordedRequest, Answer> answer)
    {
        Api = answer;
        listener.Start();
        accepting = AcceptAsync();
    }

    public LoopbackServer(Answer answer)
        : this(_ => answer)
    {
    }

    public Func<RecordedRequest, Answer> Api { get; set; }

    public Func<RecordedRequest, Answer> Identity { get; set; } =
        static _ => Answer.Json("""{"access_token":"secret-app-token","expires_in":5000000,"token_type":"bearer"}""");

    /// <summary>The calls of the API, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Calls => [.. requests.Where(request => !IsIdentity(request))];

    public IReadOnlyList<RecordedRequest> IdentityCalls => [.. requests.Where(IsIdentity)];

    /// <summary>The number of connections.</summary>
    public int Connections => Volatile.Read(ref connected);

    /// <summary>The number of connections that are open now.</summary>
    public int OpenConnections => Volatile.Read(ref open);

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    public HelixOptions Options => new()
    {
        BaseAddress = new Uri(Address, "helix"),
        IdentityAddress = new Uri(Address, "oauth2"),
        ClientId = "the-client-id",
        ClientSecret = "the-client-secret",
        // Most tests need a single try. The tests of retries set this.
        Retry = { MaxRetries = 0 },
    };

    /// <summary>Sets the same values as <see cref="Options"/>.</summary>
    public void Configure(HelixOptions options)
    {
        foreach (var property in typeof(HelixOptions).GetProperties())
            property.SetValue(options, property.GetValue(Options));
    }

    public HelixClient CreateClient(Action<HelixOptions>? change = null, Action<TwitchHelixBuilder>? configure = null)
    {
        var options = Options;
        change?.Invoke(options);
        return configure is null ? HelixClient.Create(options) : HelixClient.Create(options, configure);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(connections);
        stop.Dispose();
        listener.Dispose();
    }

    private static bool IsIdentity(RecordedRequest request) => request.Path.StartsWith("/oauth2/", StringComparison.Ordinal);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception e) when (stop.IsCancellationRequested
            && e is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The server has stopped.
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        Interlocked.Increment(ref connected);
        Interlocked.Increment(ref open);
        using (connection)
        {
            try
            {
                var stream = connection.GetStream();
                var isKeptAlive = true;
                while (isKeptAlive && await ReadAsync(stream) is { } request)
                {
                    requests.Enqueue(request);
                    var answer = (IsIdentity(request) ? Identity : Api)(request);
                    if (answer.After is { } first)
                        await first.WaitAsync(stop.Token);
                    await stream.WriteAsync(answer.Bytes, stop.Token);
                    // Hang until the client disconnects or the server stops.
                    if (answer.Hang)
                        _ = await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, stop.Token);
                    isKeptAlive = answer.IsKeptAlive;
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The client disconnected, as some tests intend.
            }
            finally
            {
                Interlocked.Decrement(ref open);
            }
        }
    }

    private async Task<RecordedRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!Ends(head))
        {
            if (await stream.ReadAtLeastAsync(one, 1, throwOnEndOfStream: false, stop.Token) == 0)
                return null;
            head.Add(one[0]);
        }
        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var content = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(content, stop.Token);
        return new RecordedRequest(lines[0].Split(' ')[0], lines[0].Split(' ')[1], headers, content);
    }

    private static bool Ends(List<byte> head) => head is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'];
}
