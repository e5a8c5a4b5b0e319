using System.Net;

namespace TwitchHelix.Testing.Tests;

/// <summary>Answers that a test gives as the library's own types.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OwnAnswerTests
{
    private static readonly GetGamesResponse Chess = new() { Data = [new Game { Id = "743", Name = "Chess" }] };

    private static IEnumerable<HelixOperation> Operations => HelixOperations.All;

    [Test]
    public async Task The_client_reads_what_the_test_gave()
    {
        using var server = HelixTestServer.Start();
        await using var twitch = HelixClient.Create(server.CreateOptions());
        server.Answer(HelixOperations.Games.GetTopGames,
            new GetTopGamesResponse { Data = [new Game { Id = "743", Name = "Chess" }], Pagination = new Pagination { Cursor = "more" } });

        var games = await twitch.Games.GetTopGamesAsync();

        Assert.That(games.Data.Select(game => (game.Id, game.Name)), Is.EqualTo(new[] { ("743", "Chess") }));
        Assert.That(games.Pagination.Cursor, Is.EqualTo("more"));
        Assert.That(games.RateLimit, Is.Not.Null);
    }

    [Test]
    public async Task It_is_sent_as_Twitch_sends_it()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Answer(HelixOperations.Videos.GetVideos,
            new GetVideosResponse { Data = [new Video { Id = "1", CreatedAt = new DateTimeOffset(2026, 3, 4, 7, 6, 7, TimeSpan.FromHours(2)) }] });

        var body = (await caller.CallAsync("videos?id=1")).Body;

        Assert.That(body, Does.StartWith("""{"data":[{"id":"1",""").And.Contain("\"stream_id\":null").And.Contain(
            "\"created_at\":\"2026-03-04T05:06:07Z\"").And.Contain("\"muted_segments\":null"));
        Assert.That(body, Does.Not.Contain("RateLimit").And.Not.Contain("AdditionalProperties"));
    }

    [Test]
    public async Task The_last_one_wins_until_it_is_disposed()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        async Task<string?> NameAsync() => (string?)(await caller.CallAsync("games?id=1")).Json.SelectToken("data[0].name");
        var example = await NameAsync();

        server.Answer(HelixOperations.Games.GetGames, Chess);
        var last = server.Answer(HelixOperations.Games.GetGames, new GetGamesResponse { Data = [new Game { Name = "Go" }] });
        var whileThere = await NameAsync();
        last.Dispose();
        last.Dispose();
        var after = await NameAsync();
        server.ClearAnswers();

        Assert.That(new[] { whileThere, after, await NameAsync() }, Is.EqualTo(new[] { "Go", "Chess", example }));
    }

    [Test]
    public async Task A_function_sees_the_request()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Answer(
            HelixOperations.Games.GetGames, request => new GetGamesResponse { Data = [.. request.Query["name"].Select(name => new Game { Name = name })] });

        var reply = await caller.CallAsync("games?name=Chess%20%26%20Go&name=Tea");

        Assert.That(reply.Json.SelectTokens("data[*].name").Select(name => (string?)name), Is.EqualTo(new[] { "Chess & Go", "Tea" }));
    }

    [Test]
    public async Task A_failure_is_Twitchs_error()
    {
        using var server = HelixTestServer.Start();
        await using var twitch = HelixClient.Create(server.CreateOptions());
        HelixApiException Fail() => Assert.ThrowsAsync<HelixApiException>(async () => await twitch.Games.GetTopGamesAsync())!;

        server.Answer(HelixOperations.Games.GetTopGames, HttpStatusCode.Forbidden, "Not today");
        var status = Fail();
        server.Answer(HelixOperations.Games.GetTopGames,
            new HelixApiException("ignored") { StatusCode = HttpStatusCode.NotFound, Error = "Gone fishing", ErrorMessage = "Not here" });
        var given = Fail();
        server.Answer<GetTopGamesResponse>(
            HelixOperations.Games.GetTopGames, _ => throw new HelixApiException("Not so") { StatusCode = HttpStatusCode.BadRequest });
        var thrown = Fail();
        server.Answer<GetTopGamesResponse>(HelixOperations.Games.GetTopGames, _ => throw new HelixApiException("No status"));
        var withoutStatus = Fail();

        Assert.That(
            new[] { status, given, thrown, withoutStatus }.Select(e => (e.StatusCode, e.Error, e.ErrorMessage)),
            Is.EqualTo(new[]
            {
                ((HttpStatusCode?)HttpStatusCode.Forbidden, "Forbidden", "Not today"),
                (HttpStatusCode.NotFound, "Gone fishing", "Not here"),
                (HttpStatusCode.BadRequest, "Bad Request", "Not so"),
                (HttpStatusCode.InternalServerError, "Internal Server Error", "No status"),
            }));
        Assert.That(server.Requests[^1].IsCarriedOut, Is.False);
    }

    [Test]
    public async Task Operations_without_content_can_fail_and_be_watched()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var seen = new List<string?>();
        Task<Reply> RaiseAsync() => caller.CallAsync("channels?broadcaster_id=7", method: HttpMethod.Patch, body: """{"title":"Hi"}""");

        server.Answer(HelixOperations.Channels.ModifyChannelInformation, request => seen.Add(request.Body));
        var watched = await RaiseAsync();
        server.Answer(HelixOperations.Channels.ModifyChannelInformation, HttpStatusCode.Conflict);
        var refused = await RaiseAsync();
        server.Answer(HelixOperations.Channels.ModifyChannelInformation, _ => throw new InvalidOperationException("A slip in the test"));
        var failed = await RaiseAsync();

        Assert.That(new[] { watched, refused, failed }.Select(reply => (int)reply.Status), Is.EqualTo(new[] { 204, 409, 500 }));
        Assert.That(seen, Is.EqualTo(new[] { """{"title":"Hi"}""" }));
        Assert.That(failed.Message, Does.Contain("ModifyChannelInformation").And.Contain("A slip in the test"));
    }

    [Test]
    public async Task Tokens_limits_parameters_and_faults_come_first()
    {
        using var server = HelixTestServer.Start(new HelixTestServerOptions { AcceptsUnknownTokens = false, RateLimit = 3 });
        using var caller = new Caller(server);
        var token = server.Identity.CreateAppToken().AccessToken;
        server.Answer(HelixOperations.Games.GetGames, Chess);
        server.Faults.Add(HelixFault.Status(503));

        var replies = new List<Reply>
        {
            await caller.CallAsync("games?id=1", token),
            await caller.CallAsync("games?id=1", "made-up"),
            await caller.CallAsync("games", token),
            await caller.CallAsync("games?id=1", token),
            await caller.CallAsync("games?id=2", token),
            await caller.CallAsync("games?id=1", token),
        };

        Assert.That(replies.Select(reply => (int)reply.Status), Is.EqualTo(new[] { 503, 401, 400, 200, 200, 429 }));
    }

    [Test]
    public void What_the_operation_does_not_answer_with_is_refused()
    {
        using var server = HelixTestServer.Start();
        static string Refused(Action answer) => Assert.Throws<ArgumentException>(() => answer())!.Message;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refused(() => server.Answer(HelixOperations.Games.GetTopGames, Chess)),
                Does.StartWith("GetTopGames answers with GetTopGamesResponse, not with GetGamesResponse."));
            Assert.That(Refused(() => server.Answer(HelixOperations.Games.GetTopGames, _ => Chess)),
                Does.StartWith("GetTopGames answers with GetTopGamesResponse, not with GetGamesResponse."));
            Assert.That(Refused(() => server.Answer(HelixOperations.Games.GetTopGames, "text")), Does.Contain("not with String"));
            Assert.That(Refused(() => server.Answer(HelixOperations.Channels.ModifyChannelInformation, Chess)),
                Does.StartWith("ModifyChannelInformation answers without content"));
            Assert.That(Refused(() => server.Answer(HelixOperations.Games.GetGames, new HelixApiException("no status"))), Does.Contain("StatusCode"));
            Assert.That(() => server.Answer(HelixOperations.Games.GetGames, HttpStatusCode.OK), Throws.InstanceOf<ArgumentException>());
        }
    }

    [Test]
    public async Task Text_is_answered_where_Twitch_answers_with_text()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Answer(HelixOperations.Schedule.GetChannelICalendar, "BEGIN:VCALENDAR");

        Assert.That((await caller.CallAsync("schedule/icalendar?broadcaster_id=7")).Body, Is.EqualTo("BEGIN:VCALENDAR"));
    }

    [TestCaseSource(nameof(Operations))]
    public void Each_operation_takes_the_type_that_its_method_returns(HelixOperation operation)
    {
        using var server = HelixTestServer.Start();
        var client = typeof(IHelixClient).GetProperty(operation.Resource)!.PropertyType;
        var returned = client.GetMethods().First(method => method.Name == operation.Name + "Async").ReturnType;

        if (!returned.IsGenericType)
            Assert.That(() => server.Answer(operation, Chess), Throws.ArgumentException.With.Message.Contains("without content"));
        else if (returned.GetGenericArguments()[0] == typeof(string))
            server.Answer(operation, "text").Dispose();
        else
            server.Answer(operation, (HelixResponse)Activator.CreateInstance(returned.GetGenericArguments()[0])!).Dispose();
    }
}
