using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TwitchHelix.Generator.Tests.Pages;

/// <summary>A request that a site has got.</summary>
internal sealed record SiteRequest(string Path, IReadOnlyDictionary<string, string> Headers);

/// <summary>A site on a real socket, which answers each request with exactly the given bytes, on a connection of its own.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<SiteRequest> requests = new();
    private readonly Func<SiteRequest, byte[]?> answer;
    private readonly Task serving;

    /// <param name="answer">Makes the bytes of an answer. Null leaves the connection open and silent.</param>
    public SiteServer(Func<SiteRequest, byte[]?> answer)
    {
        this.answer = answer;
        listener.Start();
        serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/docs/");

    public IReadOnlyList<SiteRequest> Requests => [.. requests];

    public IEnumerable<string> Paths => Requests.Select(request => request.Path);

    public static byte[] Answer(string status, string body = "", params string[] headers) => Answer(status, Encoding.UTF8.GetBytes(body), headers);

    public static byte[] Answer(string status, byte[] body, params string[] headers) =>
    [
        .. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {body.Length}\r\n"
            + string.Concat(headers.Select(header => $"{header}\r\n")) + "\r\n"),
        .. body,
    ];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        // A listener that is stopped first could be asked for one more connection.
        await serving;
        listener.Stop();
        stop.Dispose();
        listener.Dispose();
    }

    /// <summary>Serves one connection after another: a second request at the same time would get no answer.</summary>
    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync(stop.Token);
                await ServeAsync(connection.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // The server has stopped.
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            var lines = new List<string>();
            while (await reader.ReadLineAsync(stop.Token) is { Length: > 0 } line)
                lines.Add(line);
            var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
            var request = new SiteRequest(lines[0].Split(' ')[1], headers);
            requests.Enqueue(request);
            if (answer(request) is { } bytes)
                await stream.WriteAsync(bytes, stop.Token);
            else
                await stream.ReadExactlyAsync(new byte[1], stop.Token);
        }
        catch (IOException)
        {
            // The client has gone, as some tests intend.
        }
    }
}
