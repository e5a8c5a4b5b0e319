using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TwitchHelix.Benchmarks;

/// <summary>A server with one answer at the lowest cost: a handler in memory, or a loopback socket.</summary>
internal sealed class FixedAnswer : HttpMessageHandler
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly byte[] body;
    private readonly byte[] whole;
    private readonly string reset;

    public FixedAnswer(byte[] body)
    {
        this.body = body;
        reset = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var head =
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n"
            + $"Ratelimit-Limit: 1000000000\r\nRatelimit-Remaining: 999999999\r\nRatelimit-Reset: {reset}\r\n\r\n";
        whole = [.. Encoding.ASCII.GetBytes(head), .. body];
        listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://{listener.LocalEndpoint}/helix/");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = new HttpResponseMessage { Content = new ByteArrayContent(body) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        response.Headers.TryAddWithoutValidation("Ratelimit-Limit", "1000000000");
        response.Headers.TryAddWithoutValidation("Ratelimit-Remaining", "999999999");
        response.Headers.TryAddWithoutValidation("Ratelimit-Reset", reset);
        return Task.FromResult(response);
    }

    protected override void Dispose(bool disposing)
    {
        listener.Dispose();
        base.Dispose(disposing);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await listener.AcceptSocketAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The server is disposed.
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        using (socket)
        {
            socket.NoDelay = true;
            var buffer = new byte[16 * 1024];
            // A request without a body fits in one packet.
            while (await socket.ReceiveAsync(buffer) > 0)
                await socket.SendAsync(whole);
        }
    }
}
