using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.Samples;

[CancelAfter(180_000)]
public sealed class ExtensionBackendTests
{
    private const string Secret = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private const string ChannelId = "40010001";

    private HelixTestServer server;
    private SampleProcess backend;
    private HttpClient browser;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        server = HelixTestServer.Start(new HelixTestServerOptions { ExtensionSecret = Secret });
        backend = SampleProcess.Start(
            "ExtensionBackend",
            HostArguments.Of(server, $"--TwitchHelix:Extension:Secret={Secret}", $"--TwitchHelix:Extension:OwnerId={ChannelId}", "--ExtensionVersion=1.4.2"));
        browser = new HttpClient { BaseAddress = new Uri(await backend.ReadAsync("Now listening on: (.*)$")) };
    }

    [SetUp]
    public void Forget()
    {
        server.Faults.Clear();
        server.ClearRequests();
    }

    [OneTimeTearDown]
    public void End()
    {
        browser.Dispose();
        backend.Dispose();
        server.Dispose();
    }

    [Test]
    public async Task A_poll_goes_from_the_question_to_the_result(CancellationToken cancellationToken)
    {
        Assert.That(await AskAsync(cancellationToken), Is.EqualTo(HttpStatusCode.NoContent));
        var segment = Sent("SetExtensionConfigurationSegment");
        Assert.That((string?)segment["segment"], Is.EqualTo("broadcaster"));
        Assert.That((string?)segment["broadcaster_id"], Is.EqualTo(ChannelId));
        Assert.That((string?)segment["extension_id"], Is.EqualTo("mine"));
        Assert.That((string?)segment["content"], Is.EqualTo("""{"text":"Tea or coffee?","choices":["tea","coffee"]}"""));

        await VoteAsync("tea", "1", cancellationToken);
        await VoteAsync("coffee", "2", cancellationToken);
        await VoteAsync("coffee", "1", cancellationToken);
        Assert.That(await VoteAsync("milk", "3", cancellationToken), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(
            AllSent("SendExtensionPubSubMessage").Select(message => (string?)message["message"]),
            Is.EqualTo(new[] { """{"tea":1,"coffee":0}""", """{"tea":1,"coffee":1}""", """{"tea":0,"coffee":2}""" }));

        Assert.That(await SendAsync(HttpMethod.Post, "/result", Jwt(ExtensionRole.Moderator), cancellationToken), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((string?)Sent("SendExtensionChatMessage")["text"], Is.EqualTo("The winner is: coffee"));
        Assert.That(await VoteAsync("tea", "1", cancellationToken), Is.EqualTo(HttpStatusCode.NotFound), "the poll has ended");
    }

    [Test]
    public async Task A_poll_without_votes_has_no_winner(CancellationToken cancellationToken)
    {
        await AskAsync(cancellationToken);

        await SendAsync(HttpMethod.Post, "/result", Jwt(ExtensionRole.Broadcaster), cancellationToken);

        Assert.That((string?)Sent("SendExtensionChatMessage")["text"], Is.EqualTo("Nobody has voted."));
    }

    [Test]
    public async Task Without_a_client_ID_it_shows_commands_for_its_own_address()
    {
        using var local = SampleProcess.Start("ExtensionBackend", "--urls=http://127.0.0.1:0");

        var address = await local.ReadAsync("url=(.*)$");

        Assert.That(address, Does.Match("^http://127.0.0.1:[1-9][0-9]*$"));
    }

    [Test]
    public async Task Nobody_votes_without_a_JWT_of_Twitch(CancellationToken cancellationToken)
    {
        using var other = HelixTestServer.Start(new HelixTestServerOptions { ExtensionSecret = Convert.ToBase64String(new byte[32]) });
        var forged = other.Identity.CreateViewerJwt(ChannelId);

        Assert.That(await SendAsync(HttpMethod.Post, "/votes/tea", null, cancellationToken), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await SendAsync(HttpMethod.Post, "/votes/tea", forged, cancellationToken), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task A_viewer_does_not_ask_and_ends_nothing(CancellationToken cancellationToken)
    {
        var viewer = Jwt(ExtensionRole.Viewer);

        Assert.That(await SendAsync(HttpMethod.Put, "/question", viewer, cancellationToken, Question()), Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await SendAsync(HttpMethod.Post, "/result", viewer, cancellationToken), Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task A_question_that_Twitch_would_not_hold_is_refused(CancellationToken cancellationToken)
    {
        var question = JsonContent.Create(new { text = "Tea?", choices = new[] { "tea" } });

        Assert.That(
            await SendAsync(HttpMethod.Put, "/question", Jwt(ExtensionRole.Broadcaster), cancellationToken, question), Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_limit_of_PubSub_fails_no_vote_and_a_fault_of_Twitch_is_told(CancellationToken cancellationToken)
    {
        await AskAsync(cancellationToken);
        server.Faults.Add(HelixFault.EndpointLimit(TimeSpan.FromSeconds(30)) with { Operation = "SendExtensionPubSubMessage" });
        Assert.That(await VoteAsync("tea", "1", cancellationToken), Is.EqualTo(HttpStatusCode.NoContent));

        server.Faults.Add(HelixFault.Status(400, "No.") with { Operation = "SendExtensionChatMessage" });
        Assert.That(await SendAsync(HttpMethod.Post, "/result", Jwt(ExtensionRole.Broadcaster), cancellationToken), Is.EqualTo(HttpStatusCode.BadGateway));
    }

    private Task<HttpStatusCode> AskAsync(CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, "/question", Jwt(ExtensionRole.Broadcaster), cancellationToken, Question());

    private Task<HttpStatusCode> VoteAsync(string choice, string userId, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"/votes/{choice}", Jwt(ExtensionRole.Viewer, userId), cancellationToken);

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, string? jwt, CancellationToken cancellationToken, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (jwt is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", jwt);
        using var answer = await browser.SendAsync(request, cancellationToken);
        return answer.StatusCode;
    }

    private string Jwt(ExtensionRole role, string userId = ChannelId) => server.Identity.CreateViewerJwt(ChannelId, role, userId);

    private JObject Sent(string operation) => AllSent(operation).Single();

    private IEnumerable<JObject> AllSent(string operation) =>
        server.Requests.Where(request => request.Operation == operation).Select(request => JObject.Parse(request.Body!));

    private static JsonContent Question() => JsonContent.Create(new { text = "Tea or coffee?", choices = new[] { "tea", "coffee" } });
}
