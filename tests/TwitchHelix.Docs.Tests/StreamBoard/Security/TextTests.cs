using System.Net.ServerSentEvents;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Docs.Tests.StreamBoard.Security;

/// <summary>What people write on Twitch, or send to a page, is text wherever it is shown.</summary>
[Parallelizable(ParallelScope.Self)]
[CancelAfter(180_000)]
public sealed class TextTests
{
    private const string Hostile = "\"'><img src=x onerror=alert(1)><script>alert('x')</script></title></textarea><!--&amp;{{7*7}}";

    // As it is in a page, whatever is around it.
    private const string Escaped = "&gt;&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;alert(";

    private SecurityBoard board = null!;
    private SecurityBrowser ada = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        board = await SecurityBoard.StartAsync();
        var twitch = board.Twitch;
        User Describe(string id) => new()
        {
            Id = id,
            Login = "hostile",
            DisplayName = id == SecurityBoard.Ada.Id ? "AdaKeys" + Hostile : Hostile,
            Description = Hostile,
            ProfileImageUrl = "javascript:alert(1)",
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
        twitch.Answer(HelixOperations.Users.GetUsers, request => new GetUsersResponse
        {
            Data =
            [
                .. request.Query.TryGetValue("id", out var ids)
                    ? ids.Select(Describe)
                    : [Describe(request.Query.ContainsKey("login") ? "90030001" : SecurityBoard.Ada.Id)],
            ],
        });
        var stream = new LiveStream
        {
            Id = "1",
            UserId = "90030001",
            UserLogin = "hostile",
            UserName = Hostile,
            Title = Hostile,
            GameName = Hostile,
            ViewerCount = 7,
            StartedAt = DateTimeOffset.UtcNow,
            ThumbnailUrl = "javascript:alert({width})",
        };
        twitch.Answer(HelixOperations.Streams.GetFollowedStreams, new GetFollowedStreamsResponse
        {
            Data = [stream],
            Pagination = new Pagination { Cursor = Hostile },
        });
        twitch.Answer(HelixOperations.Streams.GetStreams, new GetStreamsResponse { Data = [stream] });
        twitch.Answer(HelixOperations.Search.SearchCategories, new SearchCategoriesResponse
        {
            Data = [new CategorySearchResult { Id = "1", Name = Hostile, BoxArtUrl = "javascript:alert(1)" }],
        });
        twitch.Answer(HelixOperations.Search.SearchChannels, new SearchChannelsResponse
        {
            Data =
            [
                new ChannelSearchResult
                {
                    Id = "1",
                    DisplayName = Hostile,
                    BroadcasterLogin = "hostile",
                    Title = Hostile,
                    GameName = Hostile,
                    ThumbnailUrl = "javascript:alert(1)",
                },
            ],
        });
        twitch.Answer(HelixOperations.Schedule.GetChannelStreamSchedule, new GetChannelStreamScheduleResponse
        {
            Data = new ChannelStreamSchedule
            {
                Segments = [new ScheduleSegment { Id = "1", Title = Hostile, Category = new ScheduleCategory { Id = "1", Name = Hostile } }],
            },
        });
        twitch.Answer(HelixOperations.Clips.GetClips, new GetClipsResponse
        {
            Data = [new Clip { Id = "1", Title = Hostile, CreatorName = Hostile, Url = "javascript:alert(1)", ThumbnailUrl = "javascript:alert(1)" }],
        });
        twitch.Answer(HelixOperations.Polls.GetPolls, new GetPollsResponse
        {
            Data = [new Poll { Id = Hostile, Title = Hostile, Status = PollStatus.Active, Choices = [new PollChoice { Id = Hostile, Title = Hostile }] }],
        });
        twitch.Answer(HelixOperations.Moderation.GetBannedUsers, new GetBannedUsersResponse
        {
            Data = [new BannedUser { UserId = "1", UserLogin = "hostile", UserName = Hostile, Reason = Hostile }],
            Pagination = new Pagination { Cursor = Hostile },
        });
        ada = await board.LogInAsync(SecurityBoard.Ada, "/poll", "/bans");
    }

    [OneTimeTearDown]
    public void Stop()
    {
        ada.Dispose();
        board.Dispose();
    }

    [TestCase("/")]
    [TestCase("/streams", TestName = "{m}(the fragment of a page)")]
    [TestCase("/streams/90030001", TestName = "{m}(the fragment of a card)")]
    [TestCase("/channel/hostile")]
    [TestCase("/poll")]
    [TestCase("/polls", TestName = "{m}(the fragment of the polls)")]
    [TestCase("/bans")]
    [TestCase("/bans/1/unban")]
    [TestCase("/status")]
    [TestCase("/search")]
    public async Task What_people_write_is_text(string target)
    {
        foreach (var script in (bool[])[false, true])
        {
            if (script)
                ada.Plant(SecurityCookie.Of("script", "1"));
            var answer = await ada.GetAsync(
                target == "/search" ? $"/search?q={Uri.EscapeDataString(Hostile)}" : target);

            Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
            AssertHarmless(answer);
            ada.Cookies.Remove("script");
        }
    }

    [TestCase("/bans?banned=")]
    [TestCase("/bans?unbanned=")]
    public async Task What_an_address_says_is_text(string target) =>
        AssertHarmless(await ada.GetAsync(target + Uri.EscapeDataString(Hostile)));

    [Test]
    public async Task What_is_typed_comes_back_as_text()
    {
        var poll = (await ada.GetAsync("/poll")).Form("create");
        // There is one choice: the page comes back with what is wrong.
        (poll["Input.Question"], poll["Input.Choices[0]"]) = (Hostile, Hostile);
        var polls = await ada.PostAsync("/poll", poll);
        Assert.That(polls.Status, Is.EqualTo(200));
        AssertHarmless(polls);

        var ban = (await ada.GetAsync("/bans")).Form("ban");
        (ban["Input.Login"], ban["Input.Reason"], ban["Input.Minutes"]) = ("hostile", Hostile, "10");
        var confirmation = await ada.PostAsync("/bans", ban);
        Assert.That(confirmation.Text, Does.Contain("Input.ConfirmedId"));
        AssertHarmless(confirmation);
        ban["Input.Login"] = Hostile;
        AssertHarmless(await ada.PostAsync("/bans", ban));
    }

    [Test]
    public async Task What_Twitch_says_is_wrong_is_text()
    {
        using var _ = board.Twitch.Answer(HelixOperations.Polls.CreatePoll, System.Net.HttpStatusCode.BadRequest, Hostile);
        var poll = (await ada.GetAsync("/poll")).Form("create");
        (poll["Input.Question"], poll["Input.Choices[0]"], poll["Input.Choices[1]"], poll["Input.Minutes"]) = ("Which?", "a", "b", "2");

        var answer = await ada.PostAsync("/poll", poll);

        Assert.That(answer.Text, Does.Contain("Twitch says"));
        AssertHarmless(answer);
    }

    [Test]
    public async Task An_event_is_data_and_reaches_its_owner_alone(CancellationToken cancellationToken)
    {
        using var mallory = board.Open();
        var user = new User { Id = SecurityBoard.Mallory.Id, Login = SecurityBoard.Mallory.Login, DisplayName = SecurityBoard.Mallory.DisplayName };
        using (board.Twitch.Answer(HelixOperations.Users.GetUsers, new GetUsersResponse { Data = [user] }))
            await board.LogInAsync(mallory, SecurityBoard.Mallory, "/poll");
        var (answer, events, response) = await ada.ListenAsync("/live/poll?channelId=" + SecurityBoard.Mallory.Id);
        var (_, foreign, foreignResponse) = await mallory.ListenAsync("/live/poll?channelId=" + SecurityBoard.Ada.Id);
        using var _1 = response;
        using var _2 = foreignResponse;
        Assert.That(answer.Header("Content-Type"), Does.StartWith("text/event-stream"));
        await Until.TrueAsync(() => board.Twitch.EventSub.Subscriptions.Count(subscription => subscription.Type == "channel.poll.progress") == 2);

        const string choice = "of Ada\n\nevent: changed\ndata: {}\n\n" + Hostile;
        await board.Twitch.EventSub.SendAsync(Progress(SecurityBoard.Ada, choice), cancellationToken);
        await board.Twitch.EventSub.SendAsync(Progress(SecurityBoard.Mallory, "of Mallory"), cancellationToken);

        var own = await FirstAsync(events, cancellationToken);
        Assert.That(own.EventType, Is.EqualTo("votes"));
        Assert.That(JObject.Parse(own.Data)["votes"]!.Children<JProperty>().Single().Name, Is.EqualTo(choice), "It is one event, whatever is in it.");
        Assert.That((await FirstAsync(foreign, cancellationToken)).Data, Does.Contain("of Mallory"), "It is the first that she sees: Ada's was sent before.");
        Assert.That((await mallory.GetAsync("/status")).Text, Does.Not.Contain("AdaKeys"), "The latest events are of her own polls.");
    }

    private static ChannelPollProgressEvent Progress(HelixTestUser owner, string choice) => new()
    {
        Id = "1",
        BroadcasterUserId = owner.Id,
        BroadcasterUserLogin = owner.Login,
        BroadcasterUserName = owner.DisplayName,
        Title = Hostile,
        Choices = [new PollChoice { Id = choice, Title = Hostile, Votes = 3 }],
    };

    private static async Task<SseItem<string>> FirstAsync(Stream events, CancellationToken cancellationToken)
    {
        await foreach (var e in SseParser.Create(events).EnumerateAsync(cancellationToken))
            return e;
        throw new AssertionException("The events have ended.");
    }

    private static void AssertHarmless(SecurityAnswer answer)
    {
        Assert.That(answer.Text, Does.Contain(Escaped), "It is shown.");
        Assert.That(answer.Text, Does.Not.Contain("<img src=x").And.Not.Contain("<script>alert").And.Not.Contain("<!--&amp;"));
        // A picture's address runs no script: browsers only draw what comes from it.
        Assert.That(answer.Text, Does.Not.Match("(href|action|formaction|data)=\"?\\s*javascript:"), "No link runs a script.");
        Assert.That(answer.Text, Does.Not.Match("<(script|iframe|embed)[^>]+javascript:"));
        Assert.That(answer.Text, Does.Not.Match("<[^>]+\\son[a-z]+=\""), "No element has a script.");
    }
}
