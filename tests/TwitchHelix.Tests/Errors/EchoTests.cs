using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitchHelix.Tests.Authentication;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Errors;

/// <summary>A server that sends a secret back, anywhere in its answer and in any form, finds it in nothing that people get to see.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class EchoTests
{
    private const string UserId = "141981764";

    private const string Validation = """{"client_id":"the-client-id","login":"twitchdev","scopes":[],"user_id":"141981764","expires_in":5520838}""";

    private const string ExtensionSecret = "c2VjcmV0IG9mIGFuIGV4dGVuc2lvbiwgd2hpY2ggaXMgbG9uZw==";

    /// <summary>Each of these contains a character that a URL and a form escape.</summary>
    private const string Secret = "Qz7+kT9/vX2pLw4m";

    /// <summary>The calls, by the secret that they touch.</summary>
    private static readonly Dictionary<string, Func<Run, Task>> Calls = new()
    {
        ["given token"] = run => run.Client(options => options.AccessToken = Secret).Users.GetUsersAsync(),
        ["app token"] = run => run.GrantsTo(run.Client()).Users.GetUsersAsync(),
        ["user token"] = async run => await (await run.UserAsync(Secret, "another")).Users.GetUsersAsync(),
        ["refresh token of a user token"] = async run => await (await run.UserAsync("another", Secret)).Users.GetUsersAsync(),
        ["token before the renewal"] = async run =>
        {
            run.RejectsFirst = true;
            await (await run.UserAsync(Secret, "another")).Users.GetUsersAsync();
        },
        ["client secret"] = run => run.Client(options => (options.ClientSecret, options.AccessToken) = (Secret, "another")).Users.GetUsersAsync(),
        ["Extension secret"] = run => run.Extension(ExtensionSecret).Extensions.GetExtensionSecretsAsync("ext"),
        ["Extension JWT"] = run => run.Extension(request => request.Header("Authorization")!["Bearer ".Length..]).Extensions.GetExtensionSecretsAsync("ext"),
        ["webhook secret"] = run => run.Client(options => options.AccessToken = "another").EventSub.CreateEventSubSubscriptionAsync(
            CreateEventSubSubscriptionBody.For(
                EventSubSubscriptionTypes.StreamOnline(UserId),
                CreateEventSubSubscriptionTransport.Webhook(new Uri("https://example.com/"), Secret))),
        ["refresh"] = run => run.Client().Identity.RefreshAsync(new HelixToken(UserId, "another") { RefreshToken = Secret }),
        ["refresh with the client secret"] = run =>
            run.Client(options => options.ClientSecret = Secret).Identity.RefreshAsync(new HelixToken(UserId, "another") { RefreshToken = "refresh" }),
        ["code"] = run => run.Client(options => options.RedirectUri = new Uri("http://localhost/")).Identity.ExchangeCodeAsync(Secret),
        ["validation"] = run => run.Client().Identity.ValidateAsync(Secret),
        ["revocation"] = run => run.Client().Identity.RevokeAsync(Secret),
        ["device code"] = run => run.WaitForDeviceAsync(Secret),
    };

    private static readonly Dictionary<string, Func<string, Answer>> Places = new()
    {
        ["reason phrase"] = echo => Raw(400, $"Bad {echo}", "", """{"status":400}"""),
        ["message"] = echo => Raw(400, "Bad", "", $$"""{"status":400,"message":"not {{echo}} again"}"""),
        ["error"] = echo => Raw(403, "Bad", "", $$"""{"error":"not {{echo}} again","status":403}"""),
        ["error_description"] = echo => Raw(400, "Bad", "", $$"""{"error":"x","error_description":"{{echo}}"}"""),
        ["page"] = echo => Raw(500, "Bad", "", $"<html><body>{echo}</body></html>"),
        ["trace ID"] = echo => Raw(500, "Bad", $"Twitch-Trace-Id: {echo}\r\n", ""),
        ["header"] = echo => Raw(429, "Bad", $"X-Echo: {echo}\r\nRetry-After: 1\r\n", ""),
        ["end of the excerpt"] = echo => Raw(500, "Bad", "", new string('é', 2041) + echo + echo),
        ["name in a success"] = echo => Raw(200, "OK", "", $$"""{"data":[{"{{echo}}":[{"a":tru]}]}"""),
    };

    private static readonly Dictionary<string, Func<string, string>> Forms = new()
    {
        ["as it is"] = secret => secret,
        ["JSON"] = secret => string.Concat(secret.Select(letter => $"\\u{(int)letter:x4}")),
        ["JSON, one letter"] = secret => $"{secret[..3]}\\u{(int)secret[3]:X4}{secret[4..]}",
        ["JSON in JSON"] = secret => string.Concat(secret.Select(letter => $"\\\\u{(int)letter:x4}")),
        ["URL"] = secret => string.Concat(secret.Select(letter => $"%{(int)letter:x2}")),
        ["form"] = secret => WebUtility.UrlEncode(secret),
        ["HTML"] = secret => string.Concat(secret.Select((letter, at) => at % 2 == 0 ? $"&#x{(int)letter:x};" : $"&#{(int)letter};")),
    };

    private static IEnumerable<string> CallNames => Calls.Keys;

    private static IEnumerable<string> PlaceNames => Places.Keys;

    private static IEnumerable<string> FormNames => Forms.Keys;

    [Test]
    public async Task A_secret_that_a_server_sends_back_is_in_no_text(
        [ValueSource(nameof(CallNames))] string call, [ValueSource(nameof(PlaceNames))] string place, [ValueSource(nameof(FormNames))] string form)
    {
        await using var run = new Run(secret => Places[place](Forms[form](secret)));

        // Nobody reads the body of a revocation that succeeded.
        var succeeds = (call, place) is ("revocation", "name in a success");
        Assert.That(() => run.TakeAsync(Calls[call]), succeeds ? Throws.Nothing : Throws.InstanceOf<HelixException>());

        Assert.That(run.Echoed, Is.Not.Null, "the server has sent it back");
        // Half of a secret is too much, too.
        Assert.That(Decoded(run.Seen), Does.Not.Contain(run.Echoed![..8]).IgnoreCase);
    }

    [Test]
    public void The_test_would_find_a_secret_in_any_form([ValueSource(nameof(FormNames))] string form) =>
        Assert.That(Decoded("before " + Forms[form](Secret)), Does.Contain(Secret));

    private static string Decoded(string text)
    {
        for (var layer = 0; layer < 3; layer++)
        {
            text = text.Replace(@"\\", @"\", StringComparison.Ordinal);
            text = JsonEscape().Replace(
                text,
                match => ((char)int.Parse(match.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
            text = WebUtility.HtmlDecode(Uri.UnescapeDataString(text));
        }
        return text;
    }

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}")]
    private static partial Regex JsonEscape();

    private static Answer Raw(int status, string reason, string headers, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return new Answer(
        [
            .. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} {reason}\r\nConnection: close\r\n{headers}Content-Type: application/json\r\n"
                + $"Content-Length: {bytes.Length}\r\n\r\n"),
            .. bytes,
        ]);
    }

    /// <summary>A client of a server that sends a secret back, and all that is seen of a call.</summary>
    private sealed class Run : IAsyncDisposable
    {
        private readonly ActivityListener listener;
        private readonly SeenText seen = new();
        private readonly ImpatientTime time = new();
        private readonly LoopbackServer server;
        private readonly Func<string, Answer> echo;
        private HelixClient? client;
        private Func<RecordedRequest, string> secretOf = static _ => Secret;

        public Run(Func<string, Answer> echo)
        {
            this.echo = echo;
            server = new LoopbackServer(Echo) { Identity = Echo };
            listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "TwitchHelix",
                Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
                // Activities of parallel runs are seen too; they are as free of secrets.
                ActivityStopped = activity => seen.Add(activity),
            };
            ActivitySource.AddActivityListener(listener);
        }

        /// <summary>Whether the first call's token is rejected, so that it is renewed.</summary>
        public bool RejectsFirst { get; set; }

        public string? Echoed { get; private set; }

        public string Seen => seen.Text;

        public async Task TakeAsync(Func<Run, Task> call)
        {
            try
            {
                await call(this);
            }
            catch (HelixException e)
            {
                await seen.RunAsync<object>(() => Task.FromException<object>(e));
                if (e is HelixApiException api)
                    await seen.RunAsync(() => Task.FromResult($"{api.Error} {api.TraceId} {api.Headers} {api.ExistingId}"));
                throw;
            }
        }

        public HelixClient Client(Action<HelixOptions>? change = null) => client = server.CreateClient(change, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(time);
            builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(seen));
        });

        public HelixClient Extension(Func<RecordedRequest, string> sent)
        {
            secretOf = sent;
            return Client(options => (options.Extension.Secret, options.Extension.OwnerId) = (ExtensionSecret, "1"));
        }

        public HelixClient Extension(string sent) => Extension(_ => sent);

        /// <summary>Has the identity server grant the secret as an app token.</summary>
        public HelixClient GrantsTo(HelixClient granted)
        {
            server.Identity = _ => Answer.Json($$"""{"access_token":"{{Secret}}","expires_in":5000000}""");
            return granted;
        }

        public async Task<IHelixClient> UserAsync(string access, string refresh)
        {
            server.Identity = request => request.Path == "/oauth2/validate"
                ? Answer.Json(Validation)
                : Answer.Json("""{"access_token":"renewed","refresh_token":"next","expires_in":14400}""");
            await Client().Tokens.AddAsync(new HelixToken(UserId, access) { RefreshToken = refresh, Scopes = [] });
            return client!.ForUser(UserId);
        }

        public Task<UserGrant> WaitForDeviceAsync(string code)
        {
            var device = new DeviceAuthorization(code, "ABCD", new Uri("https://www.twitch.tv/activate"))
            {
                ExpiresAt = time.GetUtcNow() + TimeSpan.FromMinutes(1),
            };
            return Client().Identity.WaitForDeviceAsync(device);
        }

        public async ValueTask DisposeAsync()
        {
            listener.Dispose();
            client?.Dispose();
            await server.DisposeAsync();
            seen.Dispose();
        }

        private Answer Echo(RecordedRequest request)
        {
            if (RejectsFirst)
            {
                RejectsFirst = false;
                return Answer.Json("""{"status":401,"message":"Invalid OAuth token"}""", 401);
            }
            Echoed = secretOf(request);
            return echo(Echoed);
        }
    }
}
