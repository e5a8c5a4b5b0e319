using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Errors;

/// <summary>The call for what the library has no method for.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RawCallTests
{
    [Test]
    public async Task It_is_sent_with_the_same_token_and_read_as_asked()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[{"at":"2026-01-02T03:04:05Z"}]}"""));
        await using var twitch = server.CreateClient();

        var answer = await twitch.SendAsync<JObject>(HttpMethod.Post, "/new/thing", [new("id", "a&b"), new("id", "c")], new { user_id = "1", nothing = (string?)null });

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
    public async Task Without_a_body_a_POST_has_no_content_type()
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = server.CreateClient();

        Assert.That(await twitch.SendAsync<JObject>(HttpMethod.Post, "thing"), Is.Null);
        Assert.That(server.Calls.Single().Headers, Does.Not.ContainKey("Content-Type"));
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
    public async Task A_token_goes_nowhere_but_below_the_base_address(string path)
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = server.CreateClient();

        Assert.That(() => twitch.SendAsync<JObject>(HttpMethod.Get, path), Throws.ArgumentException.With.Property("ParamName").EqualTo("path"));
        Assert.That(server.Calls, Is.Empty);
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
}
