using System.Text;
using Newtonsoft.Json.Linq;
using static TwitchHelix.Docs.Tests.StreamBoard.Security.SecurityForms;

namespace TwitchHelix.Docs.Tests.StreamBoard.Security;

/// <summary>Forms of StreamBoard that another site sends, and that are sent for another channel.</summary>
[Parallelizable(ParallelScope.Self)]
[CancelAfter(300_000)]
public sealed class ForgeryTests : SecurityTests
{
    /// <summary>The forms that change something: the page, the form's name or address, what a person types, and the call that carries it out.</summary>
    private static readonly TestCaseData[] Forms =
    [
        Case("a new poll", "/poll", "create", "/poll", NewPoll(), "CreatePoll"),
        Case("the end of a poll", "/poll", "end", "/poll", new() { ["PollId"] = OwnPoll }, "EndPoll"),
        Case("a ban", "/bans", "ban", "/bans", NewBan(), "BanUser"),
        Case("an unban", $"/bans/{Banned}/unban", "unban", $"/bans/{Banned}/unban", [], "UnbanUser"),
        Case("a log-out", "/status", "/logout", "/logout", [], ""),
        Case("a revoking log-out", "/status", "/logout?revoke=true", "/logout?revoke=true", [], ""),
    ];

    [TestCaseSource(nameof(Forms))]
    public async Task A_form_of_another_site_changes_nothing(string page, string form, string action, Dictionary<string, string> typed, string operation)
    {
        var own = await FieldsAsync(Ada, page, form, typed);
        using var mallory = await Board.LogInAsync(SecurityBoard.Mallory, "/poll", "/bans");
        var foreign = await FieldsAsync(mallory, page, form, typed);
        using var anonymous = Board.Open();
        var withoutToken = own.Where(field => field.Key != TokenField).ToDictionary();
        Board.Twitch.ClearRequests();

        await RefuseAsync("without a token", () => Ada.PostAsync(action, withoutToken));
        await RefuseAsync("with the token of another user", () => Ada.PostAsync(action, foreign));
        await RefuseAsync("with a changed token", () => Ada.PostAsync(action, With(own, TokenField, own[TokenField][..^4] + "AAAA")));
        await RefuseAsync("with an empty token", () => Ada.PostAsync(action, With(own, TokenField, "")));
        await RefuseAsync("with the field as a query", () => Ada.PostAsync(
            action + (action.Contains('?', StringComparison.Ordinal) ? '&' : '?') + $"{TokenField}={Uri.EscapeDataString(own[TokenField])}", withoutToken));
        await RefuseAsync("as JSON", () => Ada.PostAsync(action, new StringContent(Json(withoutToken), Encoding.UTF8, "application/json")));
        await RefuseAsync("as text", () => Ada.PostAsync(action, new StringContent(Json(withoutToken), Encoding.UTF8, "text/plain")));
        await RefuseAsync("without a body", () => Ada.PostAsync(action, (HttpContent?)null));
        await RefuseAsync("without the cookie of the token", async () =>
        {
            var cookie = Ada.Cookies["antiforgery"];
            Ada.Cookies.Remove(cookie.Name);
            var answer = await Ada.PostAsync(action, own);
            Ada.Plant(cookie);
            return answer;
        });
        await RefuseAsync("with the token and its cookie of another user", async () =>
        {
            var cookie = Ada.Cookies["antiforgery"];
            Ada.Plant(mallory.Cookies["antiforgery"]);
            var answer = await Ada.PostAsync(action, foreign);
            Ada.Plant(cookie);
            return answer;
        });
        foreach (var method in (string[])["PUT", "DELETE", "PATCH"])
            await RefuseAsync($"by {method}", () => Ada.SendAsync(new HttpMethod(method), action, new FormUrlEncodedContent(withoutToken)));
        await Ada.GetAsync($"{page}?{await new FormUrlEncodedContent(own).ReadAsStringAsync()}");
        await Ada.GetAsync(action, ("X-HTTP-Method-Override", "POST"));
        AssertNothingHappened("by GET");
        // A browser sends no Lax cookie with a form of another site.
        await anonymous.PostAsync(action, own);
        AssertNothingHappened("without the session");

        if (operation.Length == 0)
            return;
        // What was refused so often works if it is sent as it should be.
        Assert.That((await Ada.PostAsync(action, own)).Status, Is.EqualTo(302));
        Assert.That(Board.Twitch.Requests.Count(request => request.Operation == operation), Is.EqualTo(1));

        async Task RefuseAsync(string how, Func<Task<SecurityAnswer>> send)
        {
            Assert.That((await send()).Status, Is.InRange(400, 499), how);
            AssertNothingHappened(how);
        }
    }

    [Test]
    public async Task A_token_of_the_session_before_is_worth_nothing_after_the_next_log_in()
    {
        using var browser = await Board.LogInAsync(SecurityBoard.Mallory, "/poll");
        var old = await FieldsAsync(browser, "/poll", "create", NewPoll());
        await browser.PostAsync("/logout", (await browser.GetAsync("/poll")).Form("/logout"));
        await Board.LogInAsync(browser, SecurityBoard.Ada);
        Board.Twitch.ClearRequests();

        Assert.That((await browser.PostAsync("/poll", old)).Status, Is.EqualTo(400));
        AssertNothingHappened("with the token of the session before");
    }

    [Test]
    public async Task A_user_changes_his_own_channel_alone()
    {
        using var mallory = await Board.LogInAsync(SecurityBoard.Mallory, "/poll", "/bans");
        var foreign = new Dictionary<string, string>();
        string[] names = ["ChannelId", "channelId", "BroadcasterId", "broadcaster_id", "UserId", "userId", "Input.ChannelId", "Input.BroadcasterId"];
        foreach (var name in names)
            foreign[name] = SecurityBoard.Ada.Id;
        var query = string.Join('&', foreign.Select(field => $"{field.Key}={field.Value}"));
        Board.Twitch.ClearRequests();

        await mallory.PostAsync($"/poll?{query}", Merge(await FieldsAsync(mallory, $"/poll?{query}", "create", NewPoll()), foreign));
        await mallory.PostAsync($"/poll?{query}", Merge(With(await FieldsAsync(mallory, "/poll", "end", []), "PollId", OwnPoll), foreign));
        await mallory.PostAsync($"/bans?{query}", Merge(await FieldsAsync(mallory, $"/bans?{query}", "ban", NewBan()), foreign));
        await mallory.PostAsync($"/bans/{Banned}/unban?{query}", Merge(await FieldsAsync(mallory, $"/bans/{Banned}/unban", "unban", []), foreign));
        await mallory.GetAsync($"/polls?{query}");
        await mallory.GetAsync($"/streams?{query}");
        await mallory.GetAsync($"/?{query}");

        var calls = Board.RequestsOfPages.Where(request => request.Operation is not (null or "GetUsers")).ToList();
        Assert.That(calls.Select(call => call.Operation), Is.SupersetOf(["CreatePoll", "EndPoll", "BanUser", "UnbanUser", "GetPolls", "GetFollowedStreams"]));
        foreach (var call in calls)
        {
            Assert.That(call.Address.Query, Does.Not.Contain(SecurityBoard.Ada.Id), $"{call}");
            if (call.Body is { } body && JObject.Parse(body)["broadcaster_id"] is { } id)
                Assert.That((string?)id, Is.EqualTo(SecurityBoard.Mallory.Id));
        }
    }

    [Test]
    public async Task A_ban_of_a_login_that_has_another_owner_now_is_confirmed_again()
    {
        var fields = await FieldsAsync(Ada, "/bans", "ban", With(NewBan(), "Input.ConfirmedId", "90040002"));
        Board.Twitch.ClearRequests();

        var answer = await Ada.PostAsync("/bans", fields);

        Assert.That(answer.Text, Does.Contain("Ban Rude?"));
        AssertNothingHappened("with the ID of another user");
    }

    [TestCase("/live/poll")]
    [TestCase("/polls")]
    public async Task Polls_need_their_scope(string target)
    {
        using var mallory = await Board.LogInAsync(SecurityBoard.Mallory);
        Board.Twitch.Identity.DisconnectUser(SecurityBoard.Mallory.Id);
        await Board.LogInAsync(mallory, SecurityBoard.Mallory);
        Board.Twitch.ClearRequests();

        Assert.That((await mallory.GetAsync(target)).Status, Is.EqualTo(403));
        Assert.That(Board.RequestsOfPages, Is.Empty);
    }

    private static TestCaseData Case(string name, string page, string form, string action, Dictionary<string, string> typed, string operation) =>
        new TestCaseData(page, form, action, typed, operation).SetArgDisplayNames(name);

    private static Dictionary<string, string> Merge(Dictionary<string, string> fields, Dictionary<string, string> more) =>
        fields.Concat(more).ToDictionary();

    private static string Json(Dictionary<string, string> fields) => JObject.FromObject(fields).ToString();

    private void AssertNothingHappened(string how)
    {
        Assert.That(Board.RequestsOfPages.Where(request => request.Method != "GET"), Is.Empty, how);
        Assert.That(Ada.Login, Is.Not.Null, how);
    }
}
