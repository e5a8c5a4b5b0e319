using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Stores;

/// <summary>Token files of other versions, and files that were edited by hand.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TokenFileFormatTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task Format_1_is_read_and_becomes_format_2_with_the_next_change()
    {
        await File.WriteAllTextAsync(folder.TokenFile, """
            {"format": 1, "tokens": [{"user_id": "1", "user_login": "alice", "access_token": "a", "refresh_token": "r", "version": "v", "scopes": ["s"]}]}
            """);
        var store = new FileTokenStore(folder.TokenFile);

        var token = (await store.GetAsync("1"))!;
        Assert.That((token.AccessToken, token.RefreshToken, token.ClientId, token.Version), Is.EqualTo(("a", "r", (string?)null, "v")));
        await store.SetAsync(new HelixToken("2", "b") { ClientId = "the-client-id" }, null);

        Assert.That(await File.ReadAllTextAsync(folder.TokenFile), Does.Contain("\"format\": 2").And.Contain("\"client_id\": \"the-client-id\""));
        Assert.That((await new FileTokenStore(folder.TokenFile).GetAsync("1"))!.Version, Is.EqualTo("v"));
    }

    [TestCase("""a\r\nX-Injected: 1""", "r")]
    [TestCase("""a\u0000""", "r")]
    [TestCase("oauth:a", "r")]
    [TestCase("a", """r\n""")]
    [TestCase("a", """r\ud800""")]
    public async Task A_token_that_can_not_be_sent_costs_its_own_user_alone(string accessToken, string refreshToken)
    {
        await File.WriteAllTextAsync(folder.TokenFile, $$"""
            {"format": 1, "tokens": [
                {"user_id": "1", "access_token": "{{accessToken}}", "refresh_token": "{{refreshToken}}", "expires_at": "2020-01-01T00:00:00Z", "version": "v"},
                {"user_id": "2", "access_token": "good", "version": "v", "scopes": []}]}
            """);
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        await using var twitch = server.CreateClient(configure: builder => builder.AddFileTokenStore(folder.TokenFile));

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => twitch.ForUser("1").Users.GetUsersAsync())!;
        await twitch.ForUser("2").Users.GetUsersAsync();

        Assert.That(e.Message, Does.Contain("user 1").And.Contain("isn't sent"));
        Assert.That((e.UserId, e.NeedsConsent), Is.EqualTo(("1", true)));
        Assert.That(server.Calls.Select(call => call.Header("Authorization")), Is.EqualTo(new[] { "Bearer good" }));
        Assert.That(server.IdentityCalls, Is.Empty);
        await twitch.Tokens.AddAsync(new HelixToken("1", "better") { Scopes = [] });
        await twitch.ForUser("1").Users.GetUsersAsync();
    }

    [Test]
    public async Task A_token_that_expires_on_the_first_day_of_the_calendar_has_expired()
    {
        await File.WriteAllTextAsync(folder.TokenFile, """
            {"format": 1, "tokens": [{"user_id": "1", "access_token": "a", "expires_at": "0001-01-01T00:00:00Z", "version": "v", "scopes": []}]}
            """);
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        await using var twitch = server.CreateClient(configure: builder => builder.AddFileTokenStore(folder.TokenFile));

        Assert.That(() => twitch.ForUser("1").Users.GetUsersAsync(), Throws.TypeOf<HelixAuthorizationException>().With.Property("NeedsConsent").True);
    }
}
