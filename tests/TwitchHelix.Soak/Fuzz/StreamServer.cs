using System.Net;
using System.Net.Sockets;

namespace TwitchHelix.Soak.Fuzz;

/// <summary>Answers each connection's first request with the given bytes, and closes the connection.</summary>
internal sealed class StreamServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<byte[]> answer;

    public StreamServer(Func<byte[]> answer)
    {
        this.answer = answer;
        listener.Start();
        Address = new Uri($"http://{listener.LocalEndpoint}/helix/");
        Running = RunAsync();
    }

    public Uri Address { get; }

    /// <summary>Ends when the server is disposed.</summary>
    public Task Running { get; }

    public void Dispose() => listener.Dispose();

    private async Task RunAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptSocketAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The server is disposed.
                return;
            }
            _ = AnswerAsync(socket);
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                var buffer = new byte[16 * 1024];
                await socket.ReceiveAsync(buffer);
                await socket.SendAsync(answer());
                socket.Shutdown(SocketShutdown.Send);
                // Closing with unread bytes would reset the connection and lose the answer.
                while (await socket.ReceiveAsync(buffer) > 0)
                {
                }
            }
            catch (SocketException)
            {
                // The client closed the connection.
            }
        }
    }
}
