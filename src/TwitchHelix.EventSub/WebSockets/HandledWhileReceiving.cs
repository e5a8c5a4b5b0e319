using System.Runtime.CompilerServices;
using TwitchHelix.EventSub.Delivery;

namespace TwitchHelix.EventSub.WebSockets;

/// <summary>
/// Awaits the next message, and has what has come handled on this thread meanwhile. The thread that receives the next message goes on with the reading, so a
/// handler holds up nothing, and no other thread need be woken to handle what has come.
/// </summary>
/// <param name="receiving">The next message.</param>
/// <param name="outlet">Has taken what has come.</param>
internal readonly struct HandledWhileReceiving(ValueTask<SocketMessage> receiving, IEventSubOutlet outlet) : ICriticalNotifyCompletion
{
    /// <summary>Never at once, because what has come is to be handled.</summary>
    public bool IsCompleted => false;

    public HandledWhileReceiving GetAwaiter() => this;

    public SocketMessage GetResult() => receiving.GetAwaiter().GetResult();

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation)
    {
        // The awaiter is gone as soon as another thread goes on.
        var handling = outlet;
        receiving.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(continuation);
        handling.Wake();
    }
}
