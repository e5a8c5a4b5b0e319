namespace TwitchHelix.Testing.EventSub.State;

/// <summary>A URL that gets signed messages.</summary>
internal sealed class Webhook(Uri callback, string secret) : EventTransport
{
    public Uri Callback { get; } = callback;

    public string Secret { get; } = secret;

    /// <summary>Whether the server sends anything there. It doesn't leave this machine.</summary>
    public bool IsReachable => Callback.IsLoopback;

    public override bool IsConnected => IsReachable;

    public override TimeSpan ListedFor => TimeSpan.FromDays(10);

    public override bool IsSame(EventTransport other) => other is Webhook webhook && webhook.Callback == Callback;

    public override EventSubTransport Describe(bool inMessage) => new() { Method = EventSubTransportMethod.Webhook, Callback = Callback.AbsoluteUri };
}
