using Newtonsoft.Json.Linq;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace TwitchHelix.Testing;

/// <summary>
/// Twitch's Helix API and identity server in this process, on a free port of this machine. Every operation is answered with the
/// example of its description; any token will do, but for those the server handed out that have ended.
/// </summary>
public sealed class HelixTestServer : IDisposable
{
    private readonly HelixTestServerOptions options;
    private readonly IdentityServer identity;
    private readonly RateLimitBuckets buckets;

    private HelixTestServer(HelixTestServerOptions options)
    {
        this.options = options;
        identity = new IdentityServer(options);
        buckets = new RateLimitBuckets(options.RateLimit, options.TimeProvider);
        WireMock = WireMockServer.Start(new WireMockServerSettings { MaxRequestLogCount = 10_000 });
        BaseAddress = new Uri(WireMock.Url + "/helix/");
        IdentityAddress = new Uri(WireMock.Url + "/oauth2/");

        Answer(Request.Create().WithPath("/oauth2/token").UsingPost(), identity.Token);
        Answer(Request.Create().WithPath("/oauth2/validate").UsingGet(), identity.Validate);
        foreach (var operation in DescribedOperation.LoadAll())
            Answer(Request.Create().WithPath("/helix" + operation.Path).UsingMethod(operation.Method), request => AnswerOperation(operation, request));
    }

    /// <summary>What to set <see cref="HelixOptions.BaseAddress"/> to.</summary>
    public Uri BaseAddress { get; }

    /// <summary>What to set <see cref="HelixOptions.IdentityAddress"/> to.</summary>
    public Uri IdentityAddress { get; }

    /// <summary>The server underneath, for answers of your own. A mapping with a priority below 0 wins over those that are there.</summary>
    public WireMockServer WireMock { get; }

    /// <summary>The requests so far, the first first; the last 10,000 are kept.</summary>
    public IReadOnlyList<HelixTestRequest> Requests =>
    [
        .. WireMock.LogEntries.Select(entry => entry.RequestMessage).OfType<IRequestMessage>().Select(request => new HelixTestRequest(
            request.Method,
            new Uri(request.Url),
            (request.Headers ?? new Dictionary<string, WireMock.Types.WireMockList<string>>()).ToDictionary(header => header.Key, header => (IReadOnlyList<string>)[.. header.Value], StringComparer.OrdinalIgnoreCase),
            request.Body)),
    ];

    /// <summary>Starts a server.</summary>
    /// <param name="options">How it answers. Null for the defaults.</param>
    /// <returns>The server, which is ready. Dispose it to stop it.</returns>
    public static HelixTestServer Start(HelixTestServerOptions? options = null) => new(options ?? new HelixTestServerOptions());

    /// <summary>Options with which a client calls this server.</summary>
    /// <returns>Options with both addresses, a client ID and a secret.</returns>
    public HelixOptions CreateOptions() => new()
    {
        BaseAddress = BaseAddress,
        IdentityAddress = IdentityAddress,
        ClientId = "test-client-id",
        ClientSecret = "test-client-secret",
    };

    /// <summary>Stops the server.</summary>
    public void Dispose() => WireMock.Dispose();

    private void Answer(IRequestBuilder request, Func<IRequestMessage, ResponseMessage> answer) =>
        WireMock.Given(request).RespondWith(Response.Create().WithCallback(answer));

    private ResponseMessage AnswerOperation(DescribedOperation operation, IRequestMessage request)
    {
        var token = Answers.Token(request);
        if (operation.TakesToken && token is null)
            return Answers.Error(401, "OAuth token is missing");
        if (token is not null && identity.HasExpired(token))
            return Answers.Error(401, "Invalid OAuth token");
        if (operation.TakesToken && request.Headers?.ContainsKey("Client-Id") != true)
            return Answers.Error(401, "Client ID is missing");

        var (remaining, resetsAt) = buckets.Take(token ?? "");
        var answer = remaining < 0 ? Answers.Error(429, "Too Many Requests") : AnswerExample(operation, request);
        answer.Headers!["Ratelimit-Limit"] = $"{options.RateLimit}";
        answer.Headers["Ratelimit-Remaining"] = $"{Math.Max(0, remaining)}";
        answer.Headers["Ratelimit-Reset"] = $"{resetsAt.ToUnixTimeSeconds()}";
        return answer;
    }

    private ResponseMessage AnswerExample(DescribedOperation operation, IRequestMessage request)
    {
        foreach (var name in operation.RequiredParameters)
            if (request.Query?.ContainsKey(name) != true)
                return Answers.Error(400, $"Missing required parameter \"{name}\"");
        if (operation.Example is null)
            return Answers.Empty(operation.Status);
        if (operation.Example is JValue { Value: string text })
            return Answers.Text(operation.Status, operation.ContentType!, text);
        if (operation.PagedList is not { } list || options.ListLength is not { } length)
            return Answers.Json(operation.Status, operation.Example);
        var size = int.TryParse(Parameter(request, "first"), out var first) ? first : operation.DefaultPageSize;
        return size is < 1 or > 100 ? Answers.Error(400, "The parameter \"first\" was malformed: the value must be from 1 to 100")
            : ListPager.Page((JObject)operation.Example, list, length, size, Parameter(request, "after")) is { } page ? Answers.Json(operation.Status, page)
            : Answers.Error(400, "The parameter \"after\" was malformed: invalid cursor");
    }

    private static string? Parameter(IRequestMessage request, string name) =>
        request.Query is { } query && query.TryGetValue(name, out var values) ? values.FirstOrDefault() : null;
}
