using TwitchHelix;

namespace StreamBoard.Live;

/// <summary>Passes the events of EventSub on to all machines.</summary>
internal sealed class LiveEventHandlers(Relay relay, TimeProvider time)
    : IEventSubHandler<StreamOnlineEvent>,
        IEventSubHandler<StreamOfflineEvent>,
        IEventSubHandler<ChannelPollBeginEvent>,
        IEventSubHandler<ChannelPollProgressEvent>,
        IEventSubHandler<ChannelPollEndEvent>
{
    public Task HandleAsync(StreamOnlineEvent e, EventSubContext context, CancellationToken cancellationToken) =>
        Pass(LiveEventKind.Online, e.BroadcasterUserId, e.BroadcasterUserName, context);

    public Task HandleAsync(StreamOfflineEvent e, EventSubContext context, CancellationToken cancellationToken) =>
        Pass(LiveEventKind.Offline, e.BroadcasterUserId, e.BroadcasterUserName, context);

    public Task HandleAsync(ChannelPollBeginEvent e, EventSubContext context, CancellationToken cancellationToken) =>
        Pass(LiveEventKind.PollBegin, e.BroadcasterUserId, e.BroadcasterUserName, context, []);

    public Task HandleAsync(ChannelPollProgressEvent e, EventSubContext context, CancellationToken cancellationToken) =>
        Pass(LiveEventKind.PollProgress, e.BroadcasterUserId, e.BroadcasterUserName, context, e.Choices);

    public Task HandleAsync(ChannelPollEndEvent e, EventSubContext context, CancellationToken cancellationToken) =>
        Pass(LiveEventKind.PollEnd, e.BroadcasterUserId, e.BroadcasterUserName, context, e.Choices);

    private Task Pass(LiveEventKind kind, string channelId, string channelName, EventSubContext context, IReadOnlyList<PollChoice>? choices = null)
    {
        relay.Publish(new LiveEvent(
            kind,
            channelId,
            channelName,
            context.Notification.Timestamp ?? time.GetUtcNow(),
            choices?.ToDictionary(choice => choice.Id, choice => choice.Votes)));
        return Task.CompletedTask;
    }
}
