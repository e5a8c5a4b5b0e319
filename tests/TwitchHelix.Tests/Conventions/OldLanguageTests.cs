using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TwitchHelix.Tests.Conventions;

/// <summary>C# 7.3, the default of .NET Framework, can create the objects that callers and tests need.</summary>
[Parallelizable]
public sealed class OldLanguageTests
{
    private const string Code = """
        using System;
        using System.Net;
        using TwitchHelix;

        public static class OldCode
        {
            public static object[] Make()
            {
                var scopes = new[] { "user:edit" };
                var bucket = new HelixRateLimit(800, 799, DateTimeOffset.UtcNow);
                var token = new HelixToken(
                    "1", "access", refreshToken: "refresh", scopes: scopes, userLogin: "harborlight", expiresAt: DateTimeOffset.MaxValue, needsConsent: true);
                return new object[]
                {
                    new AuthorizationRequest { Scopes = scopes, RedirectUri = new Uri("http://localhost"), State = "state", Nonce = null },
                    token,
                    new UserGrant(token) { IdToken = new IdToken("1") { Email = "harborlight@example.com" } },
                    new TokenValidation("the-client-id") { UserId = "1", Scopes = scopes },
                    new DeviceAuthorization("device", "user", new Uri("http://localhost")) { Interval = TimeSpan.FromSeconds(1) },
                    new ExtensionViewer("1", ExtensionRole.Viewer) { UserId = "2" },
                    new GetUsersResponse { Data = new[] { new User { Id = "1", BroadcasterType = BroadcasterType.Partner } }, RateLimit = bucket },
                    new HelixApiException("no") { Operation = "GetUsers", StatusCode = HttpStatusCode.NotFound, RateLimit = bucket },
                    new HelixRateLimitException("later") { RetryAt = DateTimeOffset.UtcNow },
                    new HelixAuthorizationException("ask") { NeedsConsent = true, MissingScopes = scopes },
                };
            }
        }
        """;

    private const string Body = """
        using TwitchHelix;

        public static class OldCode
        {
            public static object[] Make()
            {
                return new object[]
                {
                    new CreatePollBody
                    {
                        BroadcasterId = "1",
                        Title = "Which harbor?",
                        Choices = new[] { new CreatePollChoice { Title = "This one" }, new CreatePollChoice { Title = "That one" } },
                        Duration = 60,
                    },
                };
            }
        }
        """;

    [Test]
    public void Requests_tokens_answers_and_exceptions_are_made()
    {
        var made = Make(Code);

        var token = made.OfType<HelixToken>().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((token.UserId, token.AccessToken, token.RefreshToken, token.UserLogin, token.NeedsConsent),
                Is.EqualTo(("1", "access", "refresh", "harborlight", true)));
            Assert.That(token.Scopes, Is.EqualTo(new[] { "user:edit" }));
            Assert.That(made.OfType<GetUsersResponse>().Single().Data[0].BroadcasterType, Is.EqualTo(BroadcasterType.Partner));
            Assert.That(made.OfType<HelixApiException>().First().StatusCode, Is.EqualTo(System.Net.HttpStatusCode.NotFound));
        }
    }

    // The build for .NET 10 declares mandatory properties as `required`, which C# 7.3 doesn't have.
#if !LIBRARY_FOR_NET
    [Test]
    public void Bodies_are_made() =>
        Assert.That(Make(Body).OfType<CreatePollBody>().Single().Choices.Select(choice => choice.Title), Is.EqualTo(new[] { "This one", "That one" }));
#endif

    private static object[] Make(string code)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "OldCode" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp7_3))],
            platform.Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        Assert.That(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty);
        return (object[])System.Reflection.Assembly.Load(assembly.ToArray()).GetType("OldCode")!.GetMethod("Make")!.Invoke(null, null)!;
    }
}
