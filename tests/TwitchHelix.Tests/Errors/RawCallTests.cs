using System.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Errors;

/// <summary>Raw calls, for endpoints that the library has no method for.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RawCallTests
{
    [Test]
    public async Task It_is_sent_with_the_same_token_and_read_as_asked()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[{"at":"2026-01-02T03:04:05Z"}]}"""));
        await using var twitch = server.CreateClient();

        var answer =
            await twitch.SendAsync<JObject>(HttpMethod.Post, "/new/thing", [new("id", "a&b"), new("id", "c")], new { user_id = "1", nothing = (string?)null });

        var sent = server.Calls.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)answer!["data"]![0]!["at"], Is.EqualTo("2026-01-02T03:04:05Z"), "text that looks like a time stays text");
            Assert.That(sent.Target, Is.EqualTo("/helix/new/thing?id=a%26b&id=c"));
            Assert.That(sent.Body, Is.EqualTo("""{"user_id":"1"}"""));
            Assert.That(sent.Header("Authorization"), Is.EqualTo("Bearer secret-app-token"));
            Assert.That(sent.Header("Client-Id"), Is.EqualTo("the-client-id"));
        }
    }

    [Test]
    public async Task A_path_of_any_length_is_named_by_its_start()
    {
        await using var server = new LoopbackServer(Answer.Empty(404));
        await using var twitch = server.CreateClient();

        var refused = Assert.ThrowsAsync<ArgumentException>(() => twitch.SendAsync<JObject>(HttpMethod.Get, new string('a', 100_000) + "/../b"))!;
        var failed = Assert.CatchAsync<HelixException>(() => twitch.SendAsync<JObject>(HttpMethod.Get, new string('a', 5000)))!;

        Assert.That(refused.Message, Has.Length.LessThan(500));
        Assert.That(failed.Operation, Is.EqualTo("GET " + new string('a', 256)));
    }

    [Test]
    public async Task Without_a_body_a_POST_has_no_content_type()
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = server.CreateClient();

        Assert.That(await twitch.SendAsync<JObject>(HttpMethod.Post, "thing"), Is.Null);
        Assert.That(server.Calls.Single().Headers, Does.Not.ContainKey("Content-Type"));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("null")]
    public async Task An_answer_without_content_is_null_and_a_failure_if_the_type_cannot_be_null(string body)
    {
        await using var server = new LoopbackServer(Answer.Json(body));
        await using var twitch = server.CreateClient();

        Assert.That(await twitch.SendAsync<JObject>(HttpMethod.Get, "thing"), Is.Null);
        Assert.That(await twitch.SendAsync<int?>(HttpMethod.Get, "thing"), Is.Null);
        Assert.That(await twitch.SendAsync<byte[]>(HttpMethod.Get, "thing"), Is.Null);
        Assert.That(await twitch.SendAsync<string>(HttpMethod.Get, "thing"), Is.EqualTo(body), "its text");
        var e = Assert.ThrowsAsync<HelixException>(() => twitch.SendAsync<int>(HttpMethod.Get, "thing"))!;
        Assert.That((e.Operation, e.StatusCode), Is.EqualTo(("GET thing", (HttpStatusCode?)HttpStatusCode.OK)));
        Assert.That(e.Message, Is.EqualTo("GET thing was answered with status 200 and no content."));
        Assert.That(e.InnerException, Is.Null);
    }

    [TestCase("\"not base64\"")]
    [TestCase("7")]
    public async Task The_type_of_a_fault_in_an_answer_is_named_but_not_its_text(string body)
    {
        await using var server = new LoopbackServer(Answer.Json(body));
        await using var twitch = server.CreateClient();

        var e = Assert.ThrowsAsync<HelixException>(() => twitch.SendAsync<Faulty>(HttpMethod.Get, "thing"))!;

        Assert.That(e.Message, Is.EqualTo("GET thing was answered with status 200 and a body that can't be read because of a fault of type FormatException."));
        Assert.That(e.ToString(), Does.Not.Contain("base64"));
    }

    [Test]
    public async Task A_body_that_cannot_be_written_is_a_failure_and_nothing_is_sent()
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = server.CreateClient();
        object[] bodies = [new Faulty(), new FaultyProperty(), new Loop(), Failing()];

        foreach (var body in bodies)
        {
            var e = Assert.ThrowsAsync<HelixException>(() => twitch.SendAsync<JObject>(HttpMethod.Post, "thing", body: body))!;
            Assert.That((e.Operation, e.StatusCode), Is.EqualTo(("POST thing", (HttpStatusCode?)null)));
            Assert.That(e.InnerException, Is.Not.Null, "the fault is the caller's own");
        }
        Assert.That(server.Calls, Is.Empty);
    }

    [Test]
    public async Task Its_errors_name_method_and_path()
    {
        await using var server = new LoopbackServer(Answer.Empty(404));
        await using var twitch = server.CreateClient();

        var e = Assert.ThrowsAsync<HelixApiException>(() => twitch.SendAsync<JObject>(HttpMethod.Get, "new/thing"))!;

        Assert.That(e.Operation, Is.EqualTo("GET new/thing"));
    }

    [TestCase("")]
    [TestCase("/")]
    [TestCase("https://elsewhere.example/users")]
    [TestCase("users?id=1")]
    [TestCase("users#1")]
    [TestCase("../oauth2/token")]
    [TestCase("..\\oauth2")]
    [TestCase("%2e%2e/oauth2/token")]
    [TestCase(".%2E/oauth2/token")]
    [TestCase(".. ")]
    [TestCase("users/.. /../oauth2/token")]
    [TestCase("users/%2e%2e%2f%2e%2e%2foauth2/token")]
    [TestCase("users%2f..%2f..%2foauth2/token")]
    [TestCase("users%5c..%5c..%5coauth2/token")]
    [TestCase("%252e%252e/oauth2/token")]
    [TestCase("users\n")]
    [TestCase("users/\t../../oauth2/token")]
    [TestCase(".")]
    [TestCase("users/..")]
    [TestCase("users/%2e")]
    public async Task A_token_goes_nowhere_but_below_the_base_address(string path)
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = server.CreateClient();

        Assert.That(() => twitch.SendAsync<JObject>(HttpMethod.Get, path), Throws.ArgumentException.With.Property("ParamName").EqualTo("path"));
        Assert.That(server.Calls, Is.Empty);
    }

    [TestCase("users/a..b")]
    [TestCase("users/%41")]
    [TestCase("users/...")]
    [TestCase("games/Pokémon")]
    public async Task Dots_and_escapes_that_stay_below_the_base_address_are_sent(string path)
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = server.CreateClient();

        await twitch.SendAsync<JObject>(HttpMethod.Get, path);

        Assert.That(Uri.UnescapeDataString(server.Calls.Single().Target), Is.EqualTo($"/helix/{Uri.UnescapeDataString(path)}"));
    }

    [Test]
    public async Task An_acting_user_chooses_that_users_token_and_the_app_token_stands_in()
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = server.CreateClient();
        await twitch.Tokens.AddAsync(new HelixToken("40010001", "secret-user-token") { Scopes = [] });

        await twitch.SendAsync<JObject>(HttpMethod.Post, "new/thing", actingUser: "40010001");
        await twitch.SendAsync<JObject>(HttpMethod.Post, "new/thing", actingUser: "40010002");
        await twitch.SendAsync<JObject>(HttpMethod.Post, "new/thing");

        Assert.That(server.Calls.Select(call => call.Header("Authorization")),
            Is.EqualTo(new[] { "Bearer secret-user-token", "Bearer secret-app-token", "Bearer secret-app-token" }));
    }

    [Test]
    public async Task An_acting_user_without_a_token_is_named_if_there_is_no_app_token()
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = server.CreateClient(options => options.ClientSecret = null);

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => twitch.SendAsync<JObject>(HttpMethod.Post, "new/thing", actingUser: "40010002"))!;

        Assert.That((e.UserId, e.Operation), Is.EqualTo(("40010002", "POST new/thing")));
        Assert.That(server.Calls, Is.Empty);
    }

    [Test]
    public async Task A_name_of_the_query_that_is_missing_is_an_error_of_the_caller()
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = server.CreateClient();

        Assert.That(() => twitch.SendAsync<JObject>(HttpMethod.Get, "thing", [new(null!, "1")]),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("query"));
        await twitch.SendAsync<JObject>(HttpMethod.Get, "thing", [new("left_out", null!), new("kept", "")]);
        Assert.That(server.Calls.Single().Target, Is.EqualTo("/helix/thing?kept="));
    }

    [TestCase("")]
    [TestCase("harborlight")]
    public async Task An_acting_user_is_named_by_ID(string user)
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = server.CreateClient();

        Assert.That(() => twitch.SendAsync<JObject>(HttpMethod.Get, "thing", actingUser: user),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("actingUser"));
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = new LoopbackServer(Answer.Empty(204));
        await using var server = new LoopbackServer(Answer.Empty(302, $"Location: {elsewhere.Address}"));
        await using var twitch = server.CreateClient();

        Assert.ThrowsAsync<HelixApiException>(() => twitch.SendAsync<JObject>(HttpMethod.Get, "users"));
        Assert.That(elsewhere.Calls, Is.Empty);
    }

    private static IEnumerable<int> Failing()
    {
        yield return 1;
        throw new TimeoutException("The caller's own.");
    }

    [JsonConverter(typeof(Converter))]
    private sealed class Faulty
    {
        private sealed class Converter : JsonConverter
        {
            public override bool CanConvert(Type objectType) => true;

            public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
                throw new FormatException($"{reader.Value}");

            public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new FormatException("The caller's own.");
        }
    }

    private sealed class FaultyProperty
    {
        public int Value => throw new InvalidOperationException($"{GetType()}");
    }

    private sealed class Loop
    {
        public Loop Value => this;
    }
}
