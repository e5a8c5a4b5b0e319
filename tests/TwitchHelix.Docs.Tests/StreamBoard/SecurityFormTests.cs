using System.Text;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.StreamBoard;

/// <summary>Forms of StreamBoard that another site sends, that are sent for another channel, and that are broken.</summary>
[Parallelizable(ParallelScope.Self)]
[CancelAfter(300_000)]
public sealed class SecurityFormTests
{
    private const string TokenField = "__RequestVerificationToken";
    private const string Banned = "90040001";
    private const string OwnPoll = "poll-of-ada";

    private SecurityBoard board = null!;
    private SecurityBrowser ada = null!;

    /// <summary>The forms that change something: the page, the form's name or address, what a person types, and the call that carries it out.</summary>
    private static readonly TestCaseData[] Forms =
    [
        Case("a new poll", "/poll", "create", "/poll", Poll(), "CreatePoll"),
        Case("the end of a poll", "/poll", "end", "/poll", new() { ["PollId"] = OwnPoll }, "EndPoll"),
        Case("a ban", "/bans", "ban", "/bans", Ban(), "BanUser"),
        Case("an unban", $"/bans/{Banned}/unban", "unban", $"/bans/{Banned}/unban", [], "UnbanUser"),
        Case("a log-out", "/status", "/logout", "/logout", [], ""),
        Case("a revoking log-out", "/status", "/logout?revoke=true", "/logout?revoke=true", [], ""),
    ];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        board = await SecurityBoard.StartAsync();
        board.Twitch.Identity.AddUser(new HelixTestUser(Banned, "rude") { DisplayName = "Rude" });
        board.Twitch.Answer(HelixOperations.Polls.GetPolls, request => new GetPollsResponse
        {
            Data =
            [
                new Poll
                {
                    Id = request.Query["broadcaster_id"][0] == SecurityBoard.Ada.Id ? OwnPoll : "poll-of-mallory",
                    BroadcasterId = request.Query["broadcaster_id"][0],
                    Title = "Which game?",
                    Choices = [new PollChoice { Id = "1", Title = "Chess" }, new PollChoice { Id = "2", Title = "Go" }],
                    Status = PollStatus.Active,
                },
            ],
        });
        board.Twitch.Answer(HelixOperations.Moderation.GetBannedUsers, _ => new GetBannedUsersResponse
        {
            Data = [new BannedUser { UserId = Banned, UserLogin = "rude", UserName = "Rude", Reason = "Spam" }],
        });
        ada = await board.LogInAsync(SecurityBoard.Ada, "/poll", "/bans");
    }

    [OneTimeTearDown]
    public void Stop()
    {
        ada.Dispose();
        board.Dispose();
    }

    [TestCaseSource(nameof(Forms))]
    public async Task A_form_of_another_site_changes_nothing(string page, string form, string action, Dictionary<string, string> typed, string operation)
    {
        var own = await FieldsAsync(ada, page, form, typed);
        using var mallory = await board.LogInAsync(SecurityBoard.Mallory, "/poll", "/bans");
        var foreign = await FieldsAsync(mallory, page, form, typed);
        using var anonymous = board.Open();
        var withoutToken = own.Where(field => field.Key != TokenField).ToDictionary();
        board.Twitch.ClearRequests();

        await RefuseAsync("without a token", () => ada.PostAsync(action, withoutToken));
        await RefuseAsync("with the token of another user", () => ada.PostAsync(action, foreign));
        await RefuseAsync("with a changed token", () => ada.PostAsync(action, With(own, TokenField, own[TokenField][..^4] + "AAAA")));
        await RefuseAsync("with an empty token", () => ada.PostAsync(action, With(own, TokenField, "")));
        await RefuseAsync("with the field as a query", () => ada.PostAsync(
            action + (action.Contains('?', StringComparison.Ordinal) ? '&' : '?') + $"{TokenField}={Uri.EscapeDataString(own[TokenField])}", withoutToken));
        await RefuseAsync("as JSON", () => ada.PostAsync(action, new StringContent(Json(withoutToken), Encoding.UTF8, "application/json")));
        await RefuseAsync("as text", () => ada.PostAsync(action, new StringContent(Json(withoutToken), Encoding.UTF8, "text/plain")));
        await RefuseAsync("without a body", () => ada.PostAsync(action, (HttpContent?)null));
        await RefuseAsync("without the cookie of the token", async () =>
        {
            var cookie = ada.Cookies["antiforgery"];
            ada.Cookies.Remove(cookie.Name);
            var answer = await ada.PostAsync(action, own);
            ada.Plant(cookie);
            return answer;
        });
        await RefuseAsync("with the token and its cookie of another user", async () =>
        {
            var cookie = ada.Cookies["antiforgery"];
            ada.Plant(mallory.Cookies["antiforgery"]);
            var answer = await ada.PostAsync(action, foreign);
            ada.Plant(cookie);
            return answer;
        });
        foreach (var method in (string[])["PUT", "DELETE", "PATCH"])
            await RefuseAsync($"by {method}", () => ada.SendAsync(new HttpMethod(method), action, new FormUrlEncodedContent(withoutToken)));
        await ada.GetAsync($"{page}?{await new FormUrlEncodedContent(own).ReadAsStringAsync()}");
        await ada.GetAsync(action, ("X-HTTP-Method-Override", "POST"));
        AssertNothingHappened("by GET");
        // A browser sends no Lax cookie with a form of another site.
        await anonymous.PostAsync(action, own);
        AssertNothingHappened("without the session");

        if (operation.Length == 0)
            return;
        // What was refused so often works if it is sent as it should be.
        Assert.That((await ada.PostAsync(action, own)).Status, Is.EqualTo(302));
        Assert.That(board.Twitch.Requests.Count(request => request.Operation == operation), Is.EqualTo(1));

        async Task RefuseAsync(string how, Func<Task<SecurityAnswer>> send)
        {
            Assert.That((await send()).Status, Is.InRange(400, 499), how);
            AssertNothingHappened(how);
        }
    }

    [Test]
    public async Task A_token_of_the_session_before_is_worth_nothing_after_the_next_log_in()
    {
        using var browser = await board.LogInAsync(SecurityBoard.Mallory, "/poll");
        var old = await FieldsAsync(browser, "/poll", "create", Poll());
        await browser.PostAsync("/logout", (await browser.GetAsync("/poll")).Form("/logout"));
        await board.LogInAsync(browser, SecurityBoard.Ada);
        board.Twitch.ClearRequests();

        Assert.That((await browser.PostAsync("/poll", old)).Status, Is.EqualTo(400));
        AssertNothingHappened("with the token of the session before");
    }

    [Test]
    public async Task A_user_changes_his_own_channel_alone()
    {
        using var mallory = await board.LogInAsync(SecurityBoard.Mallory, "/poll", "/bans");
        var foreign = new Dictionary<string, string>();
        string[] names = ["ChannelId", "channelId", "BroadcasterId", "broadcaster_id", "UserId", "userId", "Input.ChannelId", "Input.BroadcasterId"];
        foreach (var name in names)
            foreign[name] = SecurityBoard.Ada.Id;
        var query = string.Join('&', foreign.Select(field => $"{field.Key}={field.Value}"));
        board.Twitch.ClearRequests();

        await mallory.PostAsync($"/poll?{query}", Merge(await FieldsAsync(mallory, $"/poll?{query}", "create", Poll()), foreign));
        await mallory.PostAsync($"/poll?{query}", Merge(With(await FieldsAsync(mallory, "/poll", "end", []), "PollId", OwnPoll), foreign));
        await mallory.PostAsync($"/bans?{query}", Merge(await FieldsAsync(mallory, $"/bans?{query}", "ban", Ban()), foreign));
        await mallory.PostAsync($"/bans/{Banned}/unban?{query}", Merge(await FieldsAsync(mallory, $"/bans/{Banned}/unban", "unban", []), foreign));
        await mallory.GetAsync($"/polls?{query}");
        await mallory.GetAsync($"/streams?{query}");
        await mallory.GetAsync($"/?{query}");

        var calls = board.Twitch.Requests.Where(request => request.Operation is not (null or "GetUsers")).ToList();
        Assert.That(calls.Select(call => call.Operation), Is.SupersetOf(["CreatePoll", "EndPoll", "BanUser", "UnbanUser", "GetPolls", "GetFollowedStreams"]));
        foreach (var call in calls.Where(call => !call.Address.AbsolutePath.Contains("eventsub", StringComparison.Ordinal)))
        {
            Assert.That(call.Address.Query, Does.Not.Contain(SecurityBoard.Ada.Id), $"{call}");
            if (call.Body is { } body && JObject.Parse(body)["broadcaster_id"] is { } id)
                Assert.That((string?)id, Is.EqualTo(SecurityBoard.Mallory.Id));
        }
    }

    [TestCase("/bans/0/unban")]
    [TestCase("/bans/-1/unban")]
    [TestCase("/bans/99999999999999999999999/unban")]
    [TestCase("/bans/1%26broadcaster_id%3D90020001/unban")]
    [TestCase("/bans/..%2f..%2fpoll/unban")]
    [TestCase("/bans?after=%00%0d%0a")]
    [TestCase("/?after=%22%3e%3cscript%3ealert(1)%3c/script%3e")]
    [TestCase("/channel/%00")]
    [TestCase("/channel/..%2f..%2fhelix%2fusers")]
    [TestCase("/channel/%2e%2e")]
    [TestCase("/channel/a%26id%3D1")]
    [TestCase("/streams/-1")]
    [TestCase("/problem/200")]
    [TestCase("/problem/404")]
    [TestCase("/problem/99999999999")]
    [TestCase("/search?q=%00")]
    [TestCase("/search?q=%ff%fe")]
    [TestCase("/search?q=a&q=b")]
    public async Task A_crooked_address_gets_a_page_without_a_fault(string target)
    {
        var answer = await ada.GetAsync(target);

        Assert.That(answer.Status, Is.LessThan(500), answer.ToString());
        Assert.That(answer.Text, Does.Not.Contain("<script>alert").And.Not.Contain("   at "));
    }

    [Test]
    public async Task A_cursor_that_Twitch_never_sent_is_refused_and_the_page_leads_to_the_start_of_the_list()
    {
        var answer = await ada.GetAsync("/?after=x");

        Assert.That(answer.Status, Is.EqualTo(400), answer.ToString());
        Assert.That(answer.Text, Does.Contain("Twitch refuses").And.Contain("<a class=\"button\" href=\"/\">"));
    }

    [Test]
    public async Task Spaces_are_no_search()
    {
        var answer = await ada.GetAsync("/search?q=%20");

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Text, Does.Not.Contain("Searching"));
    }

    [Test]
    public async Task A_ban_of_a_login_that_has_another_owner_now_is_confirmed_again()
    {
        var fields = await FieldsAsync(ada, "/bans", "ban", With(Ban(), "Input.ConfirmedId", "90040002"));
        board.Twitch.ClearRequests();

        var answer = await ada.PostAsync("/bans", fields);

        Assert.That(answer.Text, Does.Contain("Ban Rude?"));
        AssertNothingHappened("with the ID of another user");
    }

    [TestCase("/live/poll")]
    [TestCase("/polls")]
    public async Task Polls_need_their_scope(string target)
    {
        using var mallory = await board.LogInAsync(SecurityBoard.Mallory);
        board.Twitch.Identity.DisconnectUser(SecurityBoard.Mallory.Id);
        await board.LogInAsync(mallory, SecurityBoard.Mallory);
        board.Twitch.ClearRequests();

        Assert.That((await mallory.GetAsync(target)).Status, Is.EqualTo(403));
        Assert.That(board.Twitch.Requests, Is.Empty);
    }

    [TestCase("/appsettings.json")]
    [TestCase("/../appsettings.json")]
    [TestCase("/%2e%2e/appsettings.json")]
    [TestCase("/..%2fappsettings.json")]
    [TestCase("/%5c..%5cappsettings.json")]
    [TestCase("/board.css/../../appsettings.json")]
    [TestCase("/_framework/..%2f..%2fappsettings.json")]
    [TestCase("/StreamBoard.dll")]
    [TestCase("/board.db")]
    [TestCase("/world/avatars/..%2f..%2fappsettings.json.svg")]
    [TestCase("//appsettings.json")]
    [TestCase("/.git/config")]
    public async Task No_file_of_the_program_is_served(string target)
    {
        var answer = await ada.GetAsync(target);

        Assert.That(answer.Status, Is.InRange(400, 499), answer.ToString());
        Assert.That(answer.Text, Does.Not.Contain("LogLevel").And.Not.Contain("SQLite format"));
    }

    [Test]
    public async Task A_large_or_broken_form_breaks_nothing()
    {
        var own = await FieldsAsync(ada, "/poll", "create", Poll());
        using var anonymous = board.Open();
        foreach (var browser in (SecurityBrowser[])[ada, anonymous])
            foreach (var (what, content) in Broken(own))
            {
                SecurityAnswer answer;
                try
                {
                    answer = await browser.PostAsync("/poll", content());
                }
                catch (HttpRequestException)
                {
                    // The server hangs up on a body that it refuses to read.
                    continue;
                }
                Assert.That(answer.Status, Is.LessThan(500), $"{what}: {answer}");
                Assert.That(answer.Text, Does.Not.Contain("   at "));
            }
        Assert.That((await ada.GetAsync("/poll")).Status, Is.EqualTo(200));
    }

    private static IEnumerable<(string What, Func<HttpContent> Content)> Broken(Dictionary<string, string> own)
    {
        yield return ("a long question", () => new FormUrlEncodedContent(With(own, "Input.Question", new string('a', 100_000))));
        yield return ("a body of 40 MB", () => Form(new string('a', 40_000_000)));
        yield return ("many fields", () => Form(string.Join('&', Enumerable.Range(0, 3000).Select(number => $"a{number}=1"))));
        yield return ("a long name", () => Form(new string('a', 10_000) + "=1"));
        yield return ("many choices", () => new FormUrlEncodedContent(
            own.Concat(Enumerable.Range(5, 900).Select(index => KeyValuePair.Create($"Input.Choices[{index}]", "a")))));
        yield return ("a choice at the end of the world", () => new FormUrlEncodedContent(With(own, "Input.Choices[2147483647]", "a")));
        yield return ("a field twice", () => new FormUrlEncodedContent(
            own.Append(KeyValuePair.Create("Input.Minutes", "7")).Append(KeyValuePair.Create("_handler", "end"))));
        yield return ("minutes that are none", () => new FormUrlEncodedContent(With(own, "Input.Minutes", "0x7fffffffffff")));
        yield return ("another form's name", () => new FormUrlEncodedContent(With(own, "_handler", "nothing")));
        yield return ("parts without a boundary", () => Text("--x\r\n", "multipart/form-data"));
        yield return ("parts that are cut", () => Text("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n", "multipart/form-data; boundary=x"));
        yield return ("bytes", () => Form("\0\u0001=\ud83d"));
    }

    private static TestCaseData Case(string name, string page, string form, string action, Dictionary<string, string> typed, string operation) =>
        new TestCaseData(page, form, action, typed, operation).SetArgDisplayNames(name);

    private static StringContent Form(string text) => Text(text, "application/x-www-form-urlencoded");

    private static StringContent Text(string text, string type)
    {
        var content = new StringContent(text);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static Dictionary<string, string> Poll() => new()
    {
        ["Input.Question"] = "Which game next?",
        ["Input.Choices[0]"] = "Chess",
        ["Input.Choices[1]"] = "Go",
        ["Input.Minutes"] = "2",
    };

    private static Dictionary<string, string> Ban() => new()
    {
        ["Input.Login"] = "rude",
        ["Input.Minutes"] = "10",
        ["Input.Reason"] = "Spam",
        ["Input.ConfirmedId"] = Banned,
    };

    private static Dictionary<string, string> With(Dictionary<string, string> fields, string name, string value) => new(fields) { [name] = value };

    private static Dictionary<string, string> Merge(Dictionary<string, string> fields, Dictionary<string, string> more) =>
        fields.Concat(more).ToDictionary();

    private static string Json(Dictionary<string, string> fields) => JObject.FromObject(fields).ToString();

    private static async Task<Dictionary<string, string>> FieldsAsync(SecurityBrowser browser, string page, string form, Dictionary<string, string> typed)
    {
        var fields = (await browser.GetAsync(page)).Form(form);
        foreach (var (name, value) in typed)
            fields[name] = value;
        return fields;
    }

    private void AssertNothingHappened(string how)
    {
        Assert.That(
            board.Twitch.Requests.Where(request => request.Method != "GET" && !request.Address.AbsolutePath.Contains("eventsub", StringComparison.Ordinal)),
            Is.Empty,
            how);
        Assert.That(ada.Login, Is.Not.Null, how);
    }
}
