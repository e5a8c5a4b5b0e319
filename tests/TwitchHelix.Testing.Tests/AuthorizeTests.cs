using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace TwitchHelix.Testing.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class AuthorizeTests
{
    private const string Redirect = "http://localhost:3000/back";

    [Test]
    public async Task A_code_serves_once()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);

        var sent = await caller.GetAsync(Query("code", "user:edit bits:read"));
        var back = QueryHelpers.ParseQuery(sent.Headers.Location!.Query);
        var first = await ExchangeAsync(caller, back["code"]!);
        var second = await ExchangeAsync(caller, back["code"]!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Found));
            Assert.That(sent.Headers.Location.AbsoluteUri, Does.StartWith(Redirect + "?"));
            Assert.That((back["scope"].ToString(), back["state"].ToString()), Is.EqualTo(("user:edit bits:read", "s+/ =")));
            Assert.That(first.Json["scope"]!.Values<string>(), Is.EqualTo(new[] { "user:edit", "bits:read" }));
            Assert.That(first.Json["refresh_token"], Is.Not.Null);
            Assert.That((second.Status, second.Message), Is.EqualTo((HttpStatusCode.BadRequest, "Invalid authorization code")));
        }
        var user = await caller.GetAsync("validate", "OAuth " + first["access_token"]);
        Assert.That(user["user_id"], Is.EqualTo(server.Identity.SignedInUser.Id));
    }

    [Test]
    public async Task A_code_needs_the_same_redirect_address_and_a_secret()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var sent = await caller.GetAsync(Query("code", ""));
        var code = (string)QueryHelpers.ParseQuery(sent.Headers.Location!.Query)["code"]!;

        Assert.That((await ExchangeAsync(caller, code, secret: null)).Message, Is.EqualTo("missing client secret"));
        Assert.That((await ExchangeAsync(caller, code, redirect: Redirect + "2")).Message, Does.Contain("redirect_uri"));
    }

    [Test]
    public async Task The_implicit_grant_answers_in_the_fragment()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Identity.SignedInUser = new HelixTestUser("7", "seven");

        var sent = await caller.GetAsync(Query("token", "user:edit"));

        var back = QueryHelpers.ParseQuery(sent.Headers.Location!.Fragment.TrimStart('#'));
        Assert.That(sent.Headers.Location.Query, Is.Empty);
        Assert.That((back["scope"].ToString(), back["state"].ToString(), back["token_type"].ToString()), Is.EqualTo(("user:edit", "s+/ =", "bearer")));
        Assert.That((await caller.GetAsync("validate", "OAuth " + back["access_token"]))["login"], Is.EqualTo("seven"));
    }

    [TestCase("code")]
    [TestCase("token")]
    public async Task Who_refuses_is_sent_back_with_the_reason(string type)
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Identity.DeniesConsent = true;

        var sent = await caller.GetAsync(Query(type, "user:edit"));

        var back = QueryHelpers.ParseQuery(sent.Headers.Location!.Query);
        Assert.That((back["error"].ToString(), back["error_description"].ToString(), back["state"].ToString()),
            Is.EqualTo(("access_denied", "The user denied you access", "s+/ =")));
        Assert.That(server.Identity.Tokens, Is.Empty);
    }

    [TestCase("client_id=other&redirect_uri=http://localhost&response_type=code", "invalid client")]
    [TestCase("redirect_uri=http://localhost&response_type=code", "missing client id")]
    [TestCase("client_id=mine&redirect_uri=http://elsewhere&response_type=code", "Parameter redirect_uri does not match registered URI")]
    [TestCase("client_id=mine&redirect_uri=http://localhost&response_type=other", "invalid response type")]
    [TestCase("client_id=mine&redirect_uri=http://localhost&response_type=code&scope=no:such", "invalid scope requested: 'no:such'")]
    [TestCase("client_id=mine&redirect_uri=http://localhost&response_type=code&claims=x", "invalid claims")]
    public async Task What_is_wrong_is_answered_without_a_redirect(string query, string message)
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Identity.AddApplication(new HelixTestApplication { ClientId = "mine", RedirectUris = ["http://localhost"] });

        var refused = await caller.GetAsync("authorize?" + query);

        Assert.That((refused.Status, refused.Message), Is.EqualTo((HttpStatusCode.BadRequest, message)));
    }

    private static string Query(string type, string scope) => QueryHelpers.AddQueryString("authorize", new Dictionary<string, string?>
    {
        ["client_id"] = Caller.ClientId,
        ["redirect_uri"] = Redirect,
        ["response_type"] = type,
        ["scope"] = scope,
        ["state"] = "s+/ =",
    });

    private static Task<Reply> ExchangeAsync(Caller caller, string code, string? secret = "secret", string redirect = Redirect) => caller.PostAsync(
        "token", ("client_id", Caller.ClientId), ("client_secret", secret), ("code", code), ("grant_type", "authorization_code"), ("redirect_uri", redirect));
}
