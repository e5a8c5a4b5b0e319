using System.Net;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class HelixTestServerTests
{
    private static IEnumerable<HelixOperation> Operations => HelixOperations.All;

    [TestCaseSource(nameof(Operations))]
    public async Task Every_operation_is_known(HelixOperation operation)
    {
        using var server = HelixTestServer.Start();
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        using var request = new HttpRequestMessage(operation.Method, operation.Path);
        request.Headers.Add("Authorization", "Bearer any");
        request.Headers.Add("Client-Id", "any");

        using var response = await http.SendAsync(request);

        Assert.That(response.StatusCode, Is.Not.EqualTo(HttpStatusCode.NotFound).And.Not.EqualTo(HttpStatusCode.Unauthorized));
        if (!response.IsSuccessStatusCode)
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Missing required parameter"));
    }

    [Test]
    public async Task A_client_calls_it_with_nothing_else_changed()
    {
        using var server = HelixTestServer.Start();
        await using var twitch = HelixClient.Create(server.CreateOptions());

        var users = await twitch.Users.GetUsersAsync(logins: ["harborlight"]);

        Assert.That(users.Data[0].Login, Is.EqualTo("harborlight"));
        Assert.That(users.RateLimit, Has.Property("Limit").EqualTo(800).And.Property("Remaining").EqualTo(799));
        Assert.That(server.Requests.Select(request => request.Address.PathAndQuery), Is.EqualTo(new[] { "/oauth2/token", "/helix/users?login=harborlight" }));
        Assert.That(server.Requests[1].Headers["authorization"], Is.EqualTo(new[] { "Bearer test-app-token-1" }));
    }

    [Test]
    public async Task Lists_have_pages_and_items_of_their_own()
    {
        using var server = HelixTestServer.Start();
        await using var twitch = HelixClient.Create(server.CreateOptions());

        var sizes = new List<int>();
        var ids = new HashSet<string>();
        await foreach (var page in twitch.Streams.GetStreamsPagedAsync(first: 100).AsPages())
        {
            sizes.Add(page.Items.Count);
            ids.UnionWith(page.Items.Select(stream => stream.Id));
        }

        Assert.That(sizes, Is.EqualTo(new[] { 100, 100, 50 }));
        Assert.That(ids, Has.Count.EqualTo(250));
    }

    [TestCase("first=0", "\"first\"")]
    [TestCase("first=101", "\"first\"")]
    [TestCase("after=made-up", "\"after\"")]
    public async Task A_wrong_page_is_refused_as_Twitch_does(string query, string parameter)
    {
        using var server = HelixTestServer.Start();

        var (status, body) = await GetAsync(server, "games/top?" + query, "any");

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)body["message"], Does.Contain(parameter));
    }

    [Test]
    public async Task Without_a_length_a_list_is_the_example_itself()
    {
        using var server = HelixTestServer.Start(new HelixTestServerOptions { ListLength = null });
        await using var twitch = HelixClient.Create(server.CreateOptions());

        Assert.That((await twitch.Games.GetTopGamesAsync()).Data, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Without_a_token_or_client_ID_the_answer_is_401()
    {
        using var server = HelixTestServer.Start();

        Assert.That((await GetAsync(server, "games/top", token: null)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await GetAsync(server, "games/top", token: "any", clientId: null)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Tokens_are_handed_out_and_end()
    {
        var time = new FakeTimeProvider();
        using var server = HelixTestServer.Start(new HelixTestServerOptions { TokenLifetime = TimeSpan.FromHours(1), TimeProvider = time });
        using var http = new HttpClient();

        using var granted = await PostTokenAsync(http, server, ("client_id", "me"), ("client_secret", "s"), ("grant_type", "client_credentials"));
        var token = (string)JObject.Parse(await granted.Content.ReadAsStringAsync())["access_token"]!;
        var good = await ValidateAsync(http, server, token);
        var before = await GetAsync(server, "games/top", token, "me");
        time.Advance(TimeSpan.FromHours(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)good.Body["client_id"], Is.EqualTo("me"));
            Assert.That((int?)good.Body["expires_in"], Is.EqualTo(3600));
            Assert.That(before.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await ValidateAsync(http, server, token)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await GetAsync(server, "games/top", token, "me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }

    [TestCase("client_id", "missing client id")]
    [TestCase("client_secret", "missing client secret")]
    [TestCase("grant_type", "invalid grant type")]
    public async Task A_grant_that_lacks_something_is_refused(string missing, string message)
    {
        using var server = HelixTestServer.Start();
        using var http = new HttpClient();
        (string, string)[] all = [("client_id", "me"), ("client_secret", "s"), ("grant_type", "client_credentials")];

        using var refused = await PostTokenAsync(http, server, [.. all.Where(field => field.Item1 != missing)]);

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)JObject.Parse(await refused.Content.ReadAsStringAsync())["message"], Is.EqualTo(message));
    }

    [Test]
    public async Task The_bucket_runs_dry_and_is_full_again_after_a_minute()
    {
        var time = new FakeTimeProvider();
        using var server = HelixTestServer.Start(new HelixTestServerOptions { RateLimit = 2, TimeProvider = time });
        var statuses = new List<HttpStatusCode>();

        for (var i = 0; i < 3; i++)
            statuses.Add((await GetAsync(server, "games/top", "any")).Status);
        time.Advance(TimeSpan.FromSeconds(61));
        statuses.Add((await GetAsync(server, "games/top", "any")).Status);

        Assert.That(statuses, Is.EqualTo(new[] { HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK }));
    }

    [Test]
    public async Task Answers_of_ones_own_win()
    {
        using var server = HelixTestServer.Start();
        server.WireMock
            .Given(WireMock.RequestBuilders.Request.Create().WithPath("/helix/users").UsingGet())
            .AtPriority(-1)
            .RespondWith(WireMock.ResponseBuilders.Response.Create().WithStatusCode(418));
        await using var twitch = HelixClient.Create(server.CreateOptions());

        Assert.That(
            async () => await twitch.Users.GetUsersAsync(),
            Throws.TypeOf<HelixApiException>().With.Property("StatusCode").EqualTo((HttpStatusCode)418));
    }

    private static async Task<(HttpStatusCode Status, JObject Body)> GetAsync(HelixTestServer server, string path, string? token, string? clientId = "any")
    {
        using var http = new HttpClient();
        if (token is not null)
            http.DefaultRequestHeaders.Add("Authorization", "Bearer " + token);
        if (clientId is not null)
            http.DefaultRequestHeaders.Add("Client-Id", clientId);
        using var response = await http.GetAsync(new Uri(server.BaseAddress, path));
        return (response.StatusCode, JObject.Parse(await response.Content.ReadAsStringAsync()));
    }

    private static async Task<(HttpStatusCode Status, JObject Body)> ValidateAsync(HttpClient http, HelixTestServer server, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.IdentityAddress, "validate"));
        request.Headers.Add("Authorization", "OAuth " + token);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, JObject.Parse(await response.Content.ReadAsStringAsync()));
    }

    private static async Task<HttpResponseMessage> PostTokenAsync(HttpClient http, HelixTestServer server, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        return await http.PostAsync(new Uri(server.IdentityAddress, "token"), form);
    }
}
