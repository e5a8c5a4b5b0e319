using System.Net;
using TwitchHelix.Generator.Tests;
using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.Samples;

/// <summary>What StreamBoard tells OpenTelemetry, in its own process.</summary>
[Parallelizable(ParallelScope.All)]
[CancelAfter(300_000)]
public sealed class StreamBoardTelemetryTests
{
    private const string ClientSecret = "the-client-secret-of-the-board";

    [Test]
    public async Task A_call_to_Twitch_is_below_the_request_that_made_it_and_nothing_holds_a_secret(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var server = HelixTestServer.Start();
        using var board = Start(server, folder, "--telemetry=console");
        using var handler = new HttpClientHandler();
        using var browser = new HttpClient(handler) { BaseAddress = new Uri(await board.ReadAsync("Now listening on: (.*)$")) };

        using (var home = await browser.GetAsync("/login?returnUrl=/", cancellationToken))
            Assert.That((home.StatusCode, home.RequestMessage!.RequestUri!.AbsolutePath), Is.EqualTo((HttpStatusCode.OK, "/")));
        var secrets = SecretsOf(server).Concat(handler.CookieContainer.GetAllCookies().Select(cookie => cookie.Value)).ToList();
        board.Stop();
        var (_, output, error) = await board.CompleteAsync();

        var spans = ConsoleSpan.In(output);
        var call = spans.First(span => span is { Source: "TwitchHelix", Name: "GetFollowedStreams" });
        var request = spans.Single(span => span.Id == call.ParentId && span.TraceId == call.TraceId);
        Assert.That((call.Kind, request.Kind, request.Source), Is.EqualTo(("Client", "Server", "Microsoft.AspNetCore")));
        Assert.That(spans.Where(span => span.ParentId == call.Id).Select(span => span.Source), Is.EqualTo(new[] { "System.Net.Http" }));
        Assert.That(output, Does.Contain("twitch.helix.call.duration").And.Contain("http.server.request.duration").And.Contain("dotnet.gc.collections"));
        Assert.That(secrets, Has.Count.GreaterThan(3));
        Assert.That(secrets.Where((output + error).Contains), Is.Empty);
    }

    [Test]
    public async Task A_collector_gets_traces_metrics_and_the_log(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var server = HelixTestServer.Start();
        await using var collector = await Collector.StartAsync();
        using var board = Start(server, folder, $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf");
        using var browser = new HttpClient { BaseAddress = new Uri(await board.ReadAsync("Now listening on: (.*)$")) };

        using (await browser.GetAsync("/login?returnUrl=/", cancellationToken))
        {
        }
        board.Stop();
        await board.CompleteAsync();

        Assert.That(collector.Received.Keys, Is.EquivalentTo(new[] { "/v1/traces", "/v1/metrics", "/v1/logs" }));
        Assert.That(collector.Received["/v1/traces"], Does.Contain("GetFollowedStreams").And.Contain("StreamBoard"));
        Assert.That(collector.Received["/v1/metrics"], Does.Contain("twitch.helix.call.duration"));
        Assert.That(SecretsOf(server).Where(secret => collector.Received.Values.Any(text => text.Contains(secret, StringComparison.Ordinal))), Is.Empty);
    }

    private static SampleProcess Start(HelixTestServer server, TemporaryFolder folder, params string[] more) => SampleProcess.Start(
        "StreamBoard",
        HostArguments.Of(server, [$"--TwitchHelix:ClientSecret={ClientSecret}", $"--database=Data Source={folder.PathOf("board.db")}", .. more]));

    private static IEnumerable<string> SecretsOf(HelixTestServer server) => server.Identity.Tokens
        .SelectMany(token => new[] { token.AccessToken, token.RefreshToken }).OfType<string>().Append(ClientSecret);
}
