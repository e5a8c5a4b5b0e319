using System.Collections.Concurrent;
using TwitchHelix.Docs.Tests.Samples;
using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.StreamBoard.Cluster;

/// <summary>A Twitch whose tokens live for seconds, and whose users each follow a channel of their own.</summary>
internal sealed class ClusterTwitch : IDisposable
{
    private readonly ConcurrentQueue<HelixTestRequest> refused = new();
    private readonly HelixTestServer server;

    public ClusterTwitch(int users, TimeSpan tokenLifetime, Func<HelixTestServer, ClusterRefreshes>? refreshes = null)
    {
        server = HelixTestServer.Start(new HelixTestServerOptions
        {
            AsksForConsent = true,
            TokenLifetime = tokenLifetime,
            RequestLogLength = 0,
            RequestCompleted = Look,
        });
        Users = [.. Enumerable.Range(1, users).Select(number => new HelixTestUser($"{70_000_000 + number}", $"viewer{number:000}"))];
        foreach (var user in Users)
            server.Identity.AddUser(user);
        server.Answer(HelixOperations.Streams.GetFollowedStreams, request => Streams(request.Query["user_id"].Single()));
        Refreshes = refreshes?.Invoke(server);
    }

    public IReadOnlyList<HelixTestUser> Users { get; }

    public ClusterRefreshes? Refreshes { get; }

    /// <summary>The requests for which a limit was exceeded.</summary>
    public IReadOnlyCollection<HelixTestRequest> Refused => refused;

    /// <summary>Whom a page of streams is for.</summary>
    public static string TitleFor(string login) => $"chosen by {login}";

    /// <summary>The arguments of an instance that calls this server by the given name.</summary>
    public string[] Arguments(string host, params string[] more) => HostArguments.Of(
        server,
        [
            $"--TwitchHelix:BaseAddress={At(server.BaseAddress, host)}",
            $"--TwitchHelix:IdentityAddress={At(server.IdentityAddress, host)}",
            $"--TwitchHelix:EventSubAddress={At(server.EventSubAddress, host)}",
            "--TwitchHelix:ClientSecret=of-the-cluster",
            .. more,
        ]);

    /// <summary>Lets everybody follow channels with these IDs.</summary>
    public void Follow(IEnumerable<string> channelIds) => server.Answer(
        HelixOperations.Channels.GetFollowedChannels,
        new GetFollowedChannelsResponse { Data = [.. channelIds.Select(id => new FollowedChannel { BroadcasterId = id, BroadcasterLogin = $"channel{id}" })] });

    /// <summary>Sends that a stream has begun, once an instance has subscribed to it. One of the instances receives it.</summary>
    public async Task GoLiveAsync(string channelId, CancellationToken cancellationToken)
    {
        await server.EventSub.WaitForAsync(
            events => events.Subscriptions.Any(each => each.Type == "stream.online" && $"{each.Condition["broadcaster_user_id"]}" == channelId),
            cancellationToken);
        await server.EventSub.SendAsync(new StreamOnlineEvent { BroadcasterUserId = channelId, StartedAt = DateTimeOffset.UnixEpoch }, cancellationToken);
    }

    /// <summary>Breaks the next event. The instance that receives it complains.</summary>
    public void CorruptNextEvent() => server.EventSub.Faults.Add(EventSubFault.Corrupt());

    public void Dispose() => server.Dispose();

    private static Uri At(Uri address, string host) => new UriBuilder(address) { Host = host }.Uri;

    private void Look(HelixTestRequest request)
    {
        if (request.StatusCode == 429)
            refused.Enqueue(request);
        Refreshes?.Look(request);
    }

    private GetFollowedStreamsResponse Streams(string userId) => new()
    {
        Data =
        [
            new LiveStream
            {
                UserId = "40010001",
                UserLogin = "harborlight",
                UserName = "HarborLight",
                GameName = "Lantern Keep",
                Title = TitleFor(Users.Single(user => user.Id == userId).Login),
                ThumbnailUrl = "https://static-cdn.jtvnw.net/previews-ttv/live_user_harborlight-{width}x{height}.jpg",
                StartedAt = DateTimeOffset.UnixEpoch,
            },
        ],
    };
}
