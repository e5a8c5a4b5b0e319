using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace TwitchHelix.Testing.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class OpenIdConnectTests
{
    [TestCase("id_token")]
    [TestCase("token id_token")]
    [TestCase("code")]
    public async Task ID_tokens_verify_with_what_the_server_says_about_itself(string type)
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var sent = await caller.GetAsync(QueryHelpers.AddQueryString("authorize", new Dictionary<string, string?>
        {
            ["client_id"] = Caller.ClientId,
            ["redirect_uri"] = "http://localhost:3000",
            ["response_type"] = type,
            ["scope"] = "openid user:read:email",
            ["nonce"] = "n1",
            ["claims"] = """{"id_token":{"email":null,"preferred_username":null},"userinfo":{"email_verified":null}}""",
        }));
        var back = QueryHelpers.ParseQuery(type == "code" ? sent.Headers.Location!.Query : sent.Headers.Location!.Fragment.TrimStart('#'));
        var idToken = back.GetValueOrDefault("id_token").ToString();
        var accessToken = back.GetValueOrDefault("access_token").FirstOrDefault();
        if (type == "code")
        {
            var granted = await caller.PostAsync(
                "token", ("client_id", Caller.ClientId), ("client_secret", "s"), ("code", back["code"]), ("grant_type", "authorization_code"),
                ("redirect_uri", "http://localhost:3000"));
            (idToken, accessToken) = (granted["id_token"], granted["access_token"]);
        }

        var manager = new ConfigurationManager<OpenIdConnectConfiguration>(
            new Uri(server.IdentityAddress, ".well-known/openid-configuration").AbsoluteUri, new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever { RequireHttps = false });
        var configuration = await manager.GetConfigurationAsync(default);
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidIssuer = configuration.Issuer,
            ValidAudience = Caller.ClientId,
            IssuerSigningKeys = configuration.SigningKeys,
            ValidAlgorithms = ["RS256"],
        });

        Assert.That(result.IsValid, Is.True, result.Exception?.Message);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(configuration.Issuer, Is.EqualTo(server.IdentityAddress.AbsoluteUri.TrimEnd('/')));
            Assert.That(result.Claims, Does.ContainKey("nonce").WithValue("n1").And.ContainKey("sub").WithValue("40010001"));
            Assert.That(
                result.Claims, Does.ContainKey("email").WithValue("harborlight@example.com").And.ContainKey("preferred_username").WithValue("HarborLight"));
            Assert.That(result.Claims, Does.Not.ContainKey("picture"));
        }
        if (accessToken is not null)
        {
            var user = await caller.GetAsync("userinfo", "Bearer " + accessToken);
            Assert.That((user["sub"], user["preferred_username"], (bool)user.Json["email_verified"]!), Is.EqualTo(("40010001", "HarborLight", true)));
        }
    }

    [Test]
    public async Task Without_openid_there_is_no_ID_token_and_no_userinfo()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var token = server.Identity.CreateUserToken("7", ["user:read:email"]).AccessToken;

        Assert.That((await caller.GetAsync("userinfo", "Bearer " + token)).Message, Does.Contain("openid"));
        Assert.That((await caller.GetAsync($"authorize?client_id=x&redirect_uri=http://localhost&response_type=id_token")).Message, Does.Contain("openid"));
    }
}
