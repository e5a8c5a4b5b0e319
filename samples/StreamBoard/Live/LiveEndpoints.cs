using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamBoard.Security;
using TwitchHelix;

namespace StreamBoard.Live;

/// <summary>Server-sent events, which open pages read.</summary>
internal static class LiveEndpoints
{
    // Proxies close a connection that is silent for a minute, some earlier.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    public static void MapLive(this IEndpointRouteBuilder app)
    {
        app.MapGet("/live/streams", StreamsAsync).RequireLogin(TwitchScopes.UserReadFollows);
        app.MapGet("/live/poll", Poll).RequireLogin(TwitchScopes.ChannelManagePolls);
    }

    private static async Task<ServerSentEventsResult<string>> StreamsAsync(
        HttpContext context, ClaimsPrincipal user, FollowedIds followed, Interest interest, LiveFeed feed, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var channels = await followed.OfAsync(user.TwitchId, cancellationToken);
        return TypedResults.ServerSentEvents(Read(cancellationToken));

        async IAsyncEnumerable<SseItem<string>> Read([EnumeratorCancellation] CancellationToken ending)
        {
            using var listener = feed.Listen(user.TwitchId, e => e.Votes is null && channels.Contains(e.ChannelId));
            using var watching = interest.Watch([.. channels.Select(id => new Topic(TopicKind.Stream, id))]);
            await foreach (var e in ReadAsync(context, listener, time, ending))
                yield return new SseItem<string>(e.ChannelId, e.Kind == LiveEventKind.Online ? "online" : "offline");
        }
    }

    private static ServerSentEventsResult<PollNews> Poll(
        HttpContext context, ClaimsPrincipal user, Interest interest, LiveFeed feed, TimeProvider time, CancellationToken cancellationToken)
    {
        var channelId = user.TwitchId;
        return TypedResults.ServerSentEvents(Read(cancellationToken));

        async IAsyncEnumerable<SseItem<PollNews>> Read([EnumeratorCancellation] CancellationToken ending)
        {
            using var listener = feed.Listen(channelId, e => e.Votes is not null && e.ChannelId == channelId);
            using var watching = interest.Watch([new Topic(TopicKind.Poll, channelId)]);
            await foreach (var e in ReadAsync(context, listener, time, ending))
                yield return new SseItem<PollNews>(new PollNews(e.Votes!), e.Kind == LiveEventKind.PollProgress ? "votes" : "changed");
        }
    }

    /// <summary>Returns the events until the browser leaves, the user logs out or the app stops. Meanwhile comments keep the connection open.</summary>
    private static async IAsyncEnumerable<LiveEvent> ReadAsync(
        HttpContext context, LiveListener listener, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var heartbeat = context.RequestServices.GetRequiredService<IConfiguration>().GetValue("Live:Heartbeat", Heartbeat);
        // nginx passes each event on at once.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        // The browser learns at once that it is connected; the first event may be hours away.
        await context.Response.Body.FlushAsync(cancellationToken);
        while (true)
        {
            bool? hasMore = null;
            try
            {
                hasMore = await listener.WaitAsync(heartbeat, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                // Nothing has happened.
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
            if (hasMore == false)
                yield break;
            if (hasMore is null)
            {
                await context.Response.WriteAsync(":\n\n", cancellationToken);
                await context.Response.Body.FlushAsync(cancellationToken);
            }
            while (listener.TryRead(out var e))
                yield return e;
        }
    }

    private sealed record PollNews(IReadOnlyDictionary<string, int> Votes);
}
