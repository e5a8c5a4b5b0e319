using System.Globalization;
using Newtonsoft.Json.Linq;
using TwitchHelix;
using TwitchHelix.Testing;

namespace StreamBoard.World;

/// <summary>Answers the calls of the app from the world. All others have the examples of the API's description.</summary>
internal sealed class WorldAnswers(TwitchWorld world, HelixTestServer server)
{
    public void Register()
    {
        foreach (var person in world.People)
            server.Identity.AddUser(new HelixTestUser(person.Id, person.Login) { DisplayName = person.Name });

        Answer(HelixOperations.Users.GetUsers, request => new GetUsersResponse { Data = [.. Users(request).Select(Descriptions.User)] });
        Answer(HelixOperations.Channels.GetFollowedChannels, FollowedChannels);
        Answer(HelixOperations.Streams.GetFollowedStreams, FollowedStreams);
        Answer(HelixOperations.Streams.GetStreams, Streams);
        Answer(HelixOperations.Search.SearchCategories, SearchCategories);
        Answer(HelixOperations.Search.SearchChannels, SearchChannels);
        Answer(HelixOperations.Schedule.GetChannelStreamSchedule, Schedule);
        Answer(HelixOperations.Clips.GetClips, request => new GetClipsResponse { Data = Descriptions.Clips(ChannelOf(request), world.Now) });
        AnswerPolls();
        AnswerBans();
    }

    private void AnswerPolls()
    {
        Answer(HelixOperations.Polls.GetPolls, request => new GetPollsResponse
        {
            Data = [.. world.Polls.Of(ChannelOf(request).Id).Take(Number(request, "first", 20))],
        });
        Answer(HelixOperations.Polls.CreatePoll, request =>
        {
            var body = JObject.Parse(request.Body!);
            return new CreatePollResponse
            {
                Data =
                [
                    world.Polls.Create(
                        world.Find((string)body["broadcaster_id"]!)!,
                        (string)body["title"]!,
                        body["choices"]!.Select(choice => (string)choice["title"]!),
                        (int)body["duration"]!),
                ],
            };
        });
        Answer(HelixOperations.Polls.EndPoll, request =>
        {
            var body = JObject.Parse(request.Body!);
            return new EndPollResponse { Data = [world.Polls.End((string)body["broadcaster_id"]!, (string)body["id"]!, (string)body["status"]!)] };
        });
    }

    private void AnswerBans()
    {
        Answer(HelixOperations.Moderation.GetBannedUsers, request =>
        {
            var wanted = All(request, "user_id").ToArray();
            var page = Page.Of(
                world.Bans.Of(ChannelOf(request).Id).Where(ban => wanted.Length == 0 || wanted.Contains(ban.UserId)), request);
            return new GetBannedUsersResponse { Data = page.Items, Pagination = page.Pagination };
        });
        Answer(HelixOperations.Moderation.BanUser, request =>
        {
            var ban = JObject.Parse(request.Body!)["data"]!;
            var user = world.Bans.UserOf((string)ban["user_id"]!);
            return new BanUserResponse { Data = [world.Bans.Add(ChannelOf(request), user, (string?)ban["reason"] ?? "", (int?)ban["duration"])] };
        });
        server.Answer(HelixOperations.Moderation.UnbanUser, request => world.Use(() =>
        {
            world.Bans.Remove(ChannelOf(request).Id, request.Query["user_id"][0]);
            return true;
        }));
    }

    private IEnumerable<Channel> Users(HelixTestRequest request)
    {
        var wanted = All(request, "id").Concat(All(request, "login")).ToArray();
        if (wanted.Length > 0)
            return wanted.Select(world.Find).OfType<Channel>();
        var token = request.Headers["Authorization"][0].Split(' ')[^1];
        return server.Identity.Tokens.Where(known => known.AccessToken == token).Select(known => world.Find(known.UserId ?? "")).OfType<Channel>();
    }

    private GetFollowedChannelsResponse FollowedChannels(HelixTestRequest request)
    {
        var page = Page.Of(world.Followed, request);
        return new GetFollowedChannelsResponse
        {
            Data = [.. page.Items.Select(Descriptions.Follow)],
            Total = world.Followed.Count,
            Pagination = page.Pagination,
        };
    }

    private GetFollowedStreamsResponse FollowedStreams(HelixTestRequest request)
    {
        var page = Page.Of(Live(), request);
        return new GetFollowedStreamsResponse { Data = [.. page.Items.Select(Descriptions.Stream)], Pagination = page.Pagination };
    }

    private GetStreamsResponse Streams(HelixTestRequest request)
    {
        var users = All(request, "user_id").Concat(All(request, "user_login")).ToHashSet();
        var games = All(request, "game_id").ToHashSet();
        var page = Page.Of(
            Live().Where(channel =>
                (users.Count == 0 || users.Contains(channel.Id) || users.Contains(channel.Login))
                && (games.Count == 0 || games.Contains(channel.CategoryId))),
            request);
        return new GetStreamsResponse { Data = [.. page.Items.Select(Descriptions.Stream)], Pagination = page.Pagination };
    }

    private static SearchCategoriesResponse SearchCategories(HelixTestRequest request)
    {
        var page = Page.Of(
            Cast.Categories.Select((name, index) => (name, index))
                .Where(category => category.name.Contains(request.Query["query"][0], StringComparison.OrdinalIgnoreCase)),
            request);
        return new SearchCategoriesResponse
        {
            Data = [.. page.Items.Select(category => Descriptions.Category(category.index, category.name))],
            Pagination = page.Pagination,
        };
    }

    private SearchChannelsResponse SearchChannels(HelixTestRequest request)
    {
        var query = request.Query["query"][0];
        var page = Page.Of(
            world.Channels.Where(channel => channel.Name.Contains(query, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(channel => channel.Viewers),
            request);
        return new SearchChannelsResponse { Data = [.. page.Items.Select(Descriptions.SearchResult)], Pagination = page.Pagination };
    }

    private GetChannelStreamScheduleResponse Schedule(HelixTestRequest request)
    {
        var channel = ChannelOf(request);
        return new GetChannelStreamScheduleResponse
        {
            Data = new ChannelStreamSchedule
            {
                BroadcasterId = channel.Id,
                BroadcasterLogin = channel.Login,
                BroadcasterName = channel.Name,
                Segments = [.. Descriptions.Schedule(channel, world.Now).Take(Number(request, "first", 20))],
            },
        };
    }

    private IEnumerable<Channel> Live() =>
        world.Followed.Where(channel => channel.LiveSince is not null).OrderByDescending(channel => channel.Viewers);

    private Channel ChannelOf(HelixTestRequest request) =>
        world.Find(request.Query["broadcaster_id"][0]) ?? throw new HelixApiException { StatusCode = System.Net.HttpStatusCode.NotFound };

    private void Answer<T>(HelixOperation operation, Func<HelixTestRequest, T> answer)
        where T : HelixResponse =>
        server.Answer(operation, request => world.Use(() => answer(request)));

    private static IEnumerable<string> All(HelixTestRequest request, string name) =>
        request.Query.TryGetValue(name, out var values) ? values : [];

    private static int Number(HelixTestRequest request, string name, int fallback) =>
        All(request, name).FirstOrDefault() is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
}
