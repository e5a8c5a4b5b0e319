using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace TwitchHelix.Testing.Tests;

/// <summary>A person decides at <c>authorize</c>.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class ConsentPageTests
{
    private const string Redirect = "http://localhost:3000/back";

    [Test]
    public async Task The_page_says_who_asks_for_what_and_offers_every_user()
    {
        using var server = Start();
        using var caller = new Caller(server);
        server.Identity.AddUser(new HelixTestUser("7", "seven") { DisplayName = "Seven" });
        server.Identity.AddUser(new HelixTestUser("7", "seven") { DisplayName = "SEVEN" });

        var page = await caller.GetAsync(Query("channel:manage:polls openid"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(page.Body, Does.Contain($"<h1>{Caller.ClientId} wants").And.Contain("<code>channel:manage:polls</code>"));
            Assert.That(page.Body, Does.Contain("<html lang=\"en\">"));
            Assert.That(Choices(page), Is.EqualTo(new[] { "user=40010001", "user=7", "decline=true" }));
            Assert.That(page.Body, Does.Contain(">SEVEN <small>seven</small>"));
            Assert.That(page.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'"));
        }
        Assert.That(server.Identity.Users.Select(user => user.Login), Is.EqualTo(new[] { "harborlight", "seven" }));
    }

    [Test]
    public async Task Who_is_picked_gets_the_token()
    {
        using var server = Start();
        using var caller = new Caller(server);
        server.Identity.AddUser(new HelixTestUser("7", "seven"));

        var sent = await ChooseAsync(caller, server, Query("user:edit"), "user", "7");

        var back = QueryHelpers.ParseQuery(sent.Headers.Location!.Query);
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        Assert.That((back["scope"].ToString(), back["state"].ToString()), Is.EqualTo(("user:edit", "s+/ =")));
        var token = await ExchangeAsync(caller, back["code"]!);
        Assert.That((await caller.GetAsync("validate", "OAuth " + token["access_token"]))["login"], Is.EqualTo("seven"));
    }

    [Test]
    public async Task Who_declines_is_sent_back_with_the_reason()
    {
        using var server = Start();
        using var caller = new Caller(server);

        var sent = await ChooseAsync(caller, server, Query("user:edit") + "&user=40010001", "decline", "true");

        var back = QueryHelpers.ParseQuery(sent.Headers.Location!.Query);
        Assert.That((back["error"].ToString(), back["error_description"].ToString(), back["state"].ToString()),
            Is.EqualTo(("access_denied", "The user denied you access", "s+/ =")));
        Assert.That(back.ContainsKey("code"), Is.False);
    }

    [Test]
    public async Task Script_in_a_parameter_or_a_name_stays_text()
    {
        using var server = Start();
        using var caller = new Caller(server);
        const string script = "\"'><script>alert(1)</script>";
        server.Identity.AddUser(new HelixTestUser(script, script));

        var page = await caller.GetAsync(Query("user:edit", clientId: script, state: script));
        var refused = await caller.GetAsync(Query(script));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Body, Does.Not.Contain("<script").And.Not.Contain("\"'>").And.Contain("&lt;script&gt;"));
        Assert.That(refused.Message, Does.StartWith("invalid scope requested"), "JSON, which no browser runs");
    }

    [TestCase("user:edit", false, false)]
    [TestCase("", false, false)]
    [TestCase("bits:read", false, true)]
    [TestCase("user:edit bits:read", false, true)]
    [TestCase("user:edit", true, true)]
    public async Task Who_is_signed_in_and_has_granted_it_all_sees_no_page(string scope, bool force, bool seesPage)
    {
        using var server = Start();
        using var caller = new Caller(server);
        server.Identity.AddUser(new HelixTestUser("7", "seven"));
        using var first = await ChooseAsync(caller, server, Query("user:edit"), "user", "7");
        await ExchangeAsync(caller, QueryHelpers.ParseQuery(first.Headers.Location!.Query)["code"]!);

        using var again = await GetAsync(caller, server, Query(scope) + (force ? "&force_verify=true" : ""), Cookie(first));

        Assert.That(again.StatusCode, Is.EqualTo(seesPage ? HttpStatusCode.OK : HttpStatusCode.Found));
        if (seesPage)
            Assert.That(await again.Content.ReadAsStringAsync(), Does.Match("(?s)value=\"7\".*value=\"40010001\""), "who is signed in comes first");
        else
            Assert.That(again.Headers.Location!.Query, Does.Contain("code="));
    }

    [Test]
    public async Task A_browser_remembers_who_was_picked_and_scripts_do_not_see_it()
    {
        using var server = Start();
        using var caller = new Caller(server);

        using var sent = await ChooseAsync(caller, server, Query("user:edit"), "user", "40010001");
        using var other = await GetAsync(caller, server, Query("user:edit"), Cookie(sent));

        Assert.That(sent.Headers.GetValues("Set-Cookie").Single(), Does.EndWith("; HttpOnly; SameSite=Lax"));
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK), "no token was issued for the code, so the user has granted nothing yet");
    }

    [Test]
    public async Task Who_has_disconnected_the_application_is_asked_again()
    {
        using var server = Start();
        using var caller = new Caller(server);
        using var first = await ChooseAsync(caller, server, Query(""), "user", "40010001");
        await ExchangeAsync(caller, QueryHelpers.ParseQuery(first.Headers.Location!.Query)["code"]!);
        server.Identity.DisconnectUser("40010001");

        using var again = await GetAsync(caller, server, Query(""), Cookie(first));

        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("nobody")]
    [TestCase("")]
    public async Task Only_users_of_the_page_can_be_picked(string user)
    {
        using var server = Start();
        using var caller = new Caller(server);

        using var refused = await ChooseAsync(caller, server, Query("user:edit"), "user", user);

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(refused.Headers.Location, Is.Null);
    }

    [Test]
    public async Task A_wrong_redirect_address_is_refused_on_both_ways()
    {
        using var server = Start();
        using var caller = new Caller(server);
        server.Identity.AddApplication(new HelixTestApplication { ClientId = Caller.ClientId, RedirectUris = ["http://localhost:1/"] });

        var page = await caller.GetAsync(Query("user:edit"));
        using var choice = await ChooseAsync(caller, server, Query("user:edit"), "user", "40010001");

        Assert.That(page.Message, Is.EqualTo("Parameter redirect_uri does not match registered URI"));
        Assert.That((choice.StatusCode, choice.Headers.Location), Is.EqualTo((HttpStatusCode.BadRequest, (Uri?)null)));
    }

    [Test]
    public async Task Without_the_option_nobody_is_asked()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);

        using var choice = await ChooseAsync(caller, server, Query("user:edit"), "user", "40010001");

        Assert.That((await caller.GetAsync(Query("user:edit"))).Status, Is.EqualTo(HttpStatusCode.Found));
        Assert.That(choice.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static HelixTestServer Start() => HelixTestServer.Start(new HelixTestServerOptions { AsksForConsent = true });

    private static string Query(string scope, string clientId = Caller.ClientId, string state = "s+/ =") =>
        QueryHelpers.AddQueryString("authorize", new Dictionary<string, string?>
        {
            ["client_id"] = clientId,
            ["redirect_uri"] = Redirect,
            ["response_type"] = "code",
            ["scope"] = scope,
            ["state"] = state,
        });

    private static IEnumerable<string> Choices(Reply page) => Button().Matches(page.Body).Select(match => $"{match.Groups[1].Value}={match.Groups[2].Value}");

    private static string Cookie(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

    private static async Task<HttpResponseMessage> GetAsync(Caller caller, HelixTestServer server, string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.IdentityAddress, path));
        request.Headers.Add("Cookie", cookie);
        return await caller.Http.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> ChooseAsync(Caller caller, HelixTestServer server, string path, string name, string value)
    {
        using var form = new FormUrlEncodedContent([new(name, value)]);
        return await caller.Http.PostAsync(new Uri(server.IdentityAddress, path), form);
    }

    private static Task<Reply> ExchangeAsync(Caller caller, string code) => caller.PostAsync(
        "token", ("client_id", Caller.ClientId), ("client_secret", "secret"), ("code", code), ("grant_type", "authorization_code"), ("redirect_uri", Redirect));

    [GeneratedRegex("<button name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Button();
}
