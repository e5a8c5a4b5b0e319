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
    private const int MostChannels = 300;

    public static void MapLive(this IEndpointRouteBuilder app)
    {
        var live = app.MapGroup("/live").RequireLogin();
        live.MapGet("/streams", StreamsAsync);
        live.MapGet("/poll", Poll);
    }

    private static async Task<ServerSentEventsResult<string>> StreamsAsync(
        HttpContext context, ClaimsPrincipal user, IHelixClient twitch, Interest interest, LiveFeed feed, CancellationToken cancellationToken)
    {
        var channels = await twitch.Channels.GetFollowedChannelsPagedAsync(user.TwitchId, cancellationToken: cancellationToken)
            .Take(MostChannels)
            .Select(channel => channel.BroadcasterId)
            .ToHashSetAsync(cancellationToken: cancellationToken);
        return TypedResults.ServerSentEvents(Read([.. channels.Select(id => new Topic(TopicKind.Stream, id))], cancellationToken));

        async IAsyncEnumerable<SseItem<string>> Read(Topic[] topics, [EnumeratorCancellation] CancellationToken ending)
        {
            using var watching = interest.Watch(topics);
            await BeginAsync(context, ending);
            await foreach (var e in feed.ListenAsync(e => e.Votes is null && channels.Contains(e.ChannelId), ending))
                yield return new SseItem<string>(e.ChannelId, e.Kind == LiveEventKind.Online ? "online" : "offline");
        }
    }

    private static ServerSentEventsResult<PollNews> Poll(
        HttpContext context, ClaimsPrincipal user, Interest interest, LiveFeed feed, CancellationToken cancellationToken)
    {
        var channelId = user.TwitchId;
        return TypedResults.ServerSentEvents(Read(cancellationToken));

        async IAsyncEnumerable<SseItem<PollNews>> Read([EnumeratorCancellation] CancellationToken ending)
        {
            using var watching = interest.Watch([new Topic(TopicKind.Poll, channelId)]);
            await BeginAsync(context, ending);
            await foreach (var e in feed.ListenAsync(e => e.Votes is not null && e.ChannelId == channelId, ending))
                yield return new SseItem<PollNews>(
                    new PollNews(e.Votes!), e.Kind == LiveEventKind.PollProgress ? "votes" : "changed");
        }
    }

    // The browser learns at once that it is connected; the first event may be hours away.
    private static Task BeginAsync(HttpContext context, CancellationToken cancellationToken) => context.Response.Body.FlushAsync(cancellationToken);

    private sealed record PollNews(IReadOnlyDictionary<string, int> Votes);
}
