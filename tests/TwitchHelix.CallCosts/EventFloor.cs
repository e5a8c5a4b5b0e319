using System.Net.WebSockets;
using System.Text.Json;

namespace TwitchHelix.CallCosts;

/// <summary>The least that an event can cost: ClientWebSocket and the generated code of System.Text.Json.</summary>
internal sealed class EventFloor(Uri address) : IEventSource
{
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[64 * 1024];

    public async Task NextAsync()
    {
        if (socket.State == WebSocketState.None)
        {
            await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/ws" }.Uri, CancellationToken.None);
            await ReceiveAsync();
        }
        var frame = JsonSerializer.Deserialize(buffer.AsSpan(0, await ReceiveAsync()), EventFloorJson.Default.EventFrame)!;
        Expect.Items(2, frame.Payload.Event!.Message.Fragments.Count);
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return default;
    }

    private async ValueTask<int> ReceiveAsync()
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            length += part.Count;
            if (part.EndOfMessage)
                return length;
        }
    }
}
