namespace TwitchHelix.Testing.Tests;

/// <summary>A user grants another scope: from the call that lacks it to the same call with it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class IncrementalConsentTests
{
    private const string UserId = "40010001";

    [Test]
    public async Task A_call_that_lacks_a_scope_leads_to_the_consent_that_lets_it_pass()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var options = server.CreateOptions();
        options.RedirectUri = new Uri("http://localhost:3000/back");
        await using var twitch = HelixClient.Create(options);
        await twitch.Tokens.AddAsync(server.Identity.CreateUserToken(UserId, ["user:edit"]).ToHelixToken());

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => twitch.Polls.GetPollsAsync(UserId))!;
        var request = e.CreateAuthorizationRequest();
        var (state, nonce) = (request.State, request.Nonce);
        using var sent = await caller.Http.GetAsync(twitch.Identity.CreateAuthorizationUrl(request));
        var grant = await twitch.Identity.CompleteAuthorizationAsync(sent.Headers.Location!, new AuthorizationRequest { State = state, Nonce = nonce });
        await twitch.Tokens.AddAsync(grant.Token);

        Assert.That((await twitch.Polls.GetPollsAsync(UserId)).Data, Is.Not.Empty);
        Assert.That(grant.Token.Scopes, Is.EquivalentTo(new[] { "user:edit", "channel:read:polls" }), "what was granted before stays granted");
    }

    [Test]
    public async Task Another_sessions_answer_is_refused()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var options = server.CreateOptions();
        options.RedirectUri = new Uri("http://localhost:3000/back");
        await using var twitch = HelixClient.Create(options);
        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => twitch.Polls.GetPollsAsync(UserId))!;
        var (mine, other) = (e.CreateAuthorizationRequest(), e.CreateAuthorizationRequest());

        using var sent = await caller.Http.GetAsync(twitch.Identity.CreateAuthorizationUrl(other));

        Assert.That(() => twitch.Identity.CompleteAuthorizationAsync(sent.Headers.Location!, mine),
            Throws.TypeOf<HelixAuthorizationException>().With.Message.Contains("state"));
        Assert.That(server.Identity.Requests.AuthorizationCode, Is.Zero);
    }
}
