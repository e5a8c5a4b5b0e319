using System.Net.WebSockets;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Tests.EventSub;

/// <summary>A plain client of EventSub's WebSockets.</summary>
internal sealed class TestSocket : IDisposable
{
    private TestSocket(ClientWebSocket socket) => Socket = socket;

    public ClientWebSocket Socket { get; }

    public string SessionId { get; private set; } = "";

    /// <summary>Connects without reading anything.</summary>
    public static async Task<TestSocket> OpenAsync(Uri address)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(address, Limit());
        return new TestSocket(socket);
    }

    /// <summary>Connects and reads the welcome message.</summary>
    public static async Task<TestSocket> ConnectAsync(HelixTestServer server, string query = "") =>
        await ConnectAsync(new Uri(server.EventSubAddress + query));

    public static async Task<TestSocket> ConnectAsync(Uri address)
    {
        var opened = await OpenAsync(address);
        var welcome = await opened.ReadAsync();
        Assert.That(Type(welcome), Is.EqualTo("session_welcome"));
        opened.SessionId = (string)welcome.SelectToken("payload.session.id")!;
        return opened;
    }

    public static string Type(JObject message) => (string)message.SelectToken("metadata.message_type")!;

    /// <summary>Reads a message.</summary>
    public async Task<JObject> ReadAsync()
    {
        var (type, bytes) = await ReceiveAsync();
        Assert.That(type, Is.EqualTo(WebSocketMessageType.Text), $"{Socket.CloseStatus} {Socket.CloseStatusDescription}");
        return Parse(Encoding.UTF8.GetString(bytes));
    }

    public async Task<(WebSocketMessageType Type, byte[] Bytes)> ReceiveAsync()
    {
        var buffer = new byte[4096];
        var whole = new MemoryStream();
        WebSocketReceiveResult received;
        do
        {
            received = await Socket.ReceiveAsync(buffer, Limit());
            whole.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return (received.MessageType, whole.ToArray());
    }

    /// <summary>Reads the close frame, and answers it.</summary>
    public async Task<(int? Code, string? Reason)> ReadCloseAsync()
    {
        var (type, bytes) = await ReceiveAsync();
        Assert.That(type, Is.EqualTo(WebSocketMessageType.Close), Encoding.UTF8.GetString(bytes));
        await Socket.CloseOutputAsync(Socket.CloseStatus!.Value, null, Limit());
        return ((int?)Socket.CloseStatus, Socket.CloseStatusDescription);
    }

    public Task CloseAsync() => Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Limit());

    public Task SendAsync(string text) => Socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Limit());

    public void Dispose() => Socket.Dispose();

    /// <summary>Only a failed test takes so long.</summary>
    public static CancellationToken Limit() => new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token;

    private static JObject Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
