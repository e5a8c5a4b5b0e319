using System.Diagnostics;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Docs.Tests.Document;

/// <summary>A client in TypeScript, whose types are generated from the document, calls the server.</summary>
[Explicit("Needs Node.js, and the client that the target Document compiles.")]
public sealed class TypeScriptClientTests
{
    private static readonly string[] Logins = ["harborlight", "twitchdev"];
    private static readonly string[] Choices = ["Tea", "Coffee"];

    [Test]
    [CancelAfter(120_000)]
    public async Task It_sends_and_reads_what_the_document_describes(CancellationToken cancellationToken)
    {
        using var server = HelixTestServer.Start(new HelixTestServerOptions { AcceptsUnknownTokens = false, ListLength = 250 });

        var told = await RunAsync(server, server.Identity.CreateUserToken("40010001", ["channel:manage:polls"]), cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(told["users"]!.Values<string>(), Is.EqualTo(Logins));
            Assert.That(server.Requests[0].Query["login"], Is.EqualTo(Logins), "a repeated parameter");
            Assert.That($"{told["streams"]} on {told["pages"]} pages", Is.EqualTo("250 on 3 pages"));
            Assert.That((int)told["viewers"]!, Is.Positive);
            Assert.That((string?)told["poll"]!["title"], Is.EqualTo("Tea or coffee?"));
            Assert.That(told["poll"]!["choices"]!.Values<string>(), Is.EqualTo(Choices));
            Assert.That((int?)told["refused"]!["status"], Is.EqualTo(401));
            Assert.That((string?)told["refused"]!["message"], Is.Not.Empty);
        }
    }

    private static async Task<JObject> RunAsync(HelixTestServer server, HelixTestToken token, CancellationToken cancellationToken)
    {
        var client = Path.Combine(Repository.Root, "tests", "TwitchHelix.Document", "obj", "client.js");
        var start = new ProcessStartInfo("node", [client]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HELIX_ADDRESS"] = server.BaseAddress.AbsoluteUri;
        start.Environment["HELIX_CLIENT_ID"] = server.CreateOptions().ClientId;
        start.Environment["HELIX_TOKEN"] = token.AccessToken;
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            Assert.That(process.ExitCode, Is.Zero, await errors);
            return JObject.Parse(output);
        }
        finally
        {
            // It has ended, unless the time is up.
            process.Kill(entireProcessTree: true);
        }
    }
}
