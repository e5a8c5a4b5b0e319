using System.Text;
using System.Threading.Channels;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace TwitchHelix.Testing.Tests.EventSub;

/// <summary>A webhook, which answers challenges.</summary>
internal sealed class TestHook : IDisposable
{
    public const string Secret = "made-up-foghorn-secret";

    private readonly Channel<HookRequest> requests = Channel.CreateUnbounded<HookRequest>();
    private readonly WireMockServer server = WireMockServer.Start();

    public TestHook() => server.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithCallback(message =>
    {
        var headers = message.Headers!.ToDictionary(header => header.Key, header => header.Value[0], StringComparer.OrdinalIgnoreCase);
        var request = new HookRequest(headers, message.Body!);
        var (status, body) = Answer(request);
        requests.Writer.TryWrite(request);
        return new WireMock.ResponseMessage
        {
            StatusCode = status,
            BodyData = new WireMock.Util.BodyData { DetectedBodyType = WireMock.Types.BodyType.String, BodyAsString = body, Encoding = Encoding.UTF8 },
        };
    }));

    public string Callback => server.Url + "/eventsub";

    /// <summary>The answer to a request. Default: 200 with the challenge.</summary>
    public Func<HookRequest, (int Status, string Body)> Answer { get; set; } = request => (200, (string?)request.Json["challenge"] ?? "");

    public async Task<HookRequest> ReadAsync() => await requests.Reader.ReadAsync(TestSocket.Limit());

    /// <summary>The requests that nobody has read.</summary>
    public int Unread => requests.Reader.Count;

    public JObject Transport(string secret = Secret) => new() { ["method"] = "webhook", ["callback"] = Callback, ["secret"] = secret };

    public void Dispose() => server.Dispose();
}

internal sealed record HookRequest(IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JObject Json
    {
        get
        {
            using var reader = new JsonTextReader(new StringReader(Body)) { DateParseHandling = DateParseHandling.None };
            return JObject.Load(reader);
        }
    }

    public string Type => Headers["Twitch-Eventsub-Message-Type"];

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;

    public bool IsSigned(TimeProvider clock) => EventSubMessage.Verify(Header, Encoding.UTF8.GetBytes(Body), TestHook.Secret, clock);
}
