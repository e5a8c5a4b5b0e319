using System.Net;

namespace TwitchHelix.Testing.Tests;

/// <summary>The library's own grants against the server.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ClientGrantTests
{
    [TestCase(AuthorizationResponseType.Code)]
    [TestCase(AuthorizationResponseType.Token)]
    [TestCase(AuthorizationResponseType.TokenAndIdToken)]
    public async Task A_user_is_sent_to_consent_and_back(AuthorizationResponseType type)
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var options = server.CreateOptions();
        options.RedirectUri = new Uri("http://localhost:3000/back");
        await using var twitch = HelixClient.Create(options);
        var request = new AuthorizationRequest { Scopes = ["openid", "user:edit"], ResponseType = type };

        using var sent = await caller.Http.GetAsync(twitch.Identity.CreateAuthorizationUrl(request));
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        var grant = await twitch.Identity.CompleteAuthorizationAsync(sent.Headers.Location!, request);

        Assert.That((grant.Token.UserId, grant.Token.UserLogin), Is.EqualTo(("40010001", "harborlight")));
        Assert.That(grant.Token.Scopes, Does.Contain("user:edit"));
        Assert.That(grant.IdToken?.UserId, Is.EqualTo(type == AuthorizationResponseType.Token ? null : "40010001"));
        Assert.That(grant.Token.RefreshToken is null, Is.EqualTo(type != AuthorizationResponseType.Code));
    }

    [Test]
    public async Task A_public_client_gets_a_token_by_device_and_renews_it()
    {
        using var server = HelixTestServer.Start();
        var options = server.CreateOptions();
        options.ClientSecret = null;
        await using var twitch = HelixClient.Create(options);

        var device = await twitch.Identity.StartDeviceAuthorizationAsync(["user:edit"]);
        Assert.That(server.Identity.ApproveDevice(device.UserCode, "7"), Is.True);
        var grant = await twitch.Identity.WaitForDeviceAsync(device);
        var renewed = await twitch.Identity.RefreshAsync(grant.Token);

        Assert.That(renewed.UserId, Is.EqualTo("7"));
        Assert.That(
            async () => await twitch.Identity.RefreshAsync(grant.Token), Throws.TypeOf<HelixAuthorizationException>().With.Property("NeedsConsent").True);
        Assert.That(await twitch.Identity.ValidateAsync(grant.Token.AccessToken), Is.Null);
        Assert.That(await twitch.Identity.ValidateAsync(renewed.AccessToken), Has.Property("UserId").EqualTo("7"));
    }

    [Test]
    public async Task A_token_made_by_the_test_is_one_of_the_library()
    {
        using var server = HelixTestServer.Start();
        await using var twitch = HelixClient.Create(server.CreateOptions());
        var token = server.Identity.CreateUserToken("7", ["user:edit"]).ToHelixToken();

        var renewed = await twitch.Identity.RefreshAsync(token);
        await twitch.Identity.RevokeAsync(renewed.AccessToken);

        Assert.That(renewed.Scopes, Is.EqualTo(token.Scopes));
        Assert.That(await twitch.Identity.ValidateAsync(renewed.AccessToken), Is.Null);
        Assert.That(await twitch.Identity.ValidateAsync(token.AccessToken), Has.Property("UserLogin").EqualTo("user7"));
        Assert.That(() => server.Identity.CreateAppToken().ToHelixToken(), Throws.InvalidOperationException);
    }
}
