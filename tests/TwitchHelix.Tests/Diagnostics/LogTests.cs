using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Diagnostics;

/// <summary>The log's messages and event IDs, none of which contains a secret.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LogTests
{
    [Test]
    public void Event_IDs_stay_as_they_are()
    {
        var events = typeof(HelixClient).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => (method.Name, Attribute: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(method => method.Attribute is not null)
            .OrderBy(method => method.Attribute!.EventId)
            .Select(method => $"{method.Attribute!.EventId} {method.Attribute.Level} {method.Name}");

        Assert.That(events, Is.EqualTo(new[]
        {
            "1 Debug CallEnded",
            "2 Warning Retrying",
            "3 Warning TooManyCalls",
            "4 Debug CallUnanswered",
            "10 Information TokenRenewed",
            "11 Warning ConsentNeeded",
            "12 Information TokenRejected",
            "13 Warning ValidationFailed",
            "14 Warning RenewalFailed",
            "15 Error HandlerFailed",
            "16 Warning ValidationBroken",
            "17 Warning TokenNotRevoked",
            "20 Error LogSetAside",
            "21 Warning LogMadePrivate",
            "22 Warning LogOpenToOthers",
        }));
    }

    [Test]
    public async Task A_call_its_retries_and_its_end_are_logged_without_a_secret()
    {
        var lines = new ConcurrentQueue<(string Category, LogLevel Level, int Id, string Text)>();
        await using var server = new LoopbackServer(Answer.Empty(204));
        var answers = new Queue<Answer>(
        [
            Answer.Json("""{"error":"Unauthorized","status":401,"message":"Invalid OAuth token"}""", 401),
            Answer.Empty(502),
            Answer.Empty(429),
            Answer.Json("""{"data":[]}"""),
        ]);
        server.Api = _ => answers.Dequeue();
        await using var twitch = server.CreateClient(
            options => options.Retry.MaxRetries = 3,
            builder =>
            {
                builder.UseTime(new ImpatientTime());
                builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Provider(lines)));
            });

        await twitch.Games.GetTopGamesAsync();

        var own = lines.Where(line => line.Category == "TwitchHelix.HelixClient").ToList();
        Assert.That(own.Select(line => (line.Id, line.Level)), Is.EqualTo(new[]
        {
            (12, LogLevel.Information),
            (2, LogLevel.Warning),
            (3, LogLevel.Warning),
            (2, LogLevel.Warning),
            (1, LogLevel.Debug),
        }));
        Assert.That(own[^1].Text, Does.Match(@"^GetTopGames: status 200 after \d+ ms \(retries: 3, held back: \d+ ms\)\.$"));
        Assert.That(own[0].Text, Is.EqualTo("GetTopGames: Twitch rejected the app token; getting a new one."));
        Assert.That(lines.Select(line => line.Category), Has.None.StartsWith("System.Net.Http"), "a call is the library's own line alone");
        Assert.That(lines.Select(line => line.Text), Has.None.Contains("secret-app-token").And.None.Contains("the-client-secret"));
    }

    [TestCase(400)]
    [TestCase(429)]
    [TestCase(500)]
    public async Task However_long_and_wild_a_message_is_the_log_has_short_lines(int status)
    {
        var lines = new ConcurrentQueue<(string Category, LogLevel Level, int Id, string Text)>();
        var wild = string.Concat(Enumerable.Repeat(@"a\r\n\u001b[31m\u2028\u202e", 300_000));
        var body = $$"""{"error":"{{wild[..20_000]}}","message":"{{wild[..30_000]}}","more":"{{wild}}"}""";
        await using var server = new LoopbackServer(Answer.Json(body, status));
        await using var twitch = server.CreateClient(
            options => options.Retry.MaxRetries = 1,
            builder =>
            {
                builder.UseTime(new ImpatientTime());
                builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Provider(lines)));
            });

        var e = Assert.CatchAsync<HelixApiException>(() => twitch.Games.GetTopGamesAsync())!;

        Assert.That(lines.Select(line => line.Text).Append(e.Message), Is.All.Length.LessThan(32 * 1024));
        Assert.That(lines.Select(line => line.Text).Append(e.Message).Append(e.Error), Has.None.Matches("[\\r\\n\u001b\u2028\u202e]"));
    }

    [Test]
    public async Task A_call_without_an_answer_says_so()
    {
        var lines = new ConcurrentQueue<(string Category, LogLevel Level, int Id, string Text)>();
        await using var server = new LoopbackServer(Answer.Cut);
        await using var twitch = server.CreateClient(configure: builder =>
            builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Provider(lines))));

        Assert.CatchAsync<HelixException>(() => twitch.Games.GetTopGamesAsync());

        Assert.That(lines.Single(line => line.Id == 4).Text,
            Does.Match(@"^GetTopGames: no answer \(TwitchHelix\.HelixException\) after \d+ ms \(retries: 0, held back: 0 ms\)\.$"));
    }

    [Test]
    public async Task HttpClients_own_log_can_be_turned_on_and_shows_no_header()
    {
        var lines = new ConcurrentQueue<(string Category, LogLevel Level, int Id, string Text)>();
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        await using var twitch = server.CreateClient(configure: builder =>
        {
            builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Provider(lines)));
            builder.HttpClient.AddDefaultLogger();
            builder.IdentityHttpClient.AddDefaultLogger();
        });

        await twitch.Games.GetTopGamesAsync();

        Assert.That(lines.Select(line => line.Category), Has.Some.StartsWith("System.Net.Http.HttpClient.TwitchHelix"));
        Assert.That(
            lines.Select(line => line.Text), Has.None.Contains("secret-app-token").And.None.Contains("the-client-id").And.None.Contains("the-client-secret"));
    }

    private sealed class Provider(ConcurrentQueue<(string, LogLevel, int, string)> lines) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, lines);

        public void Dispose()
        {
        }
    }

    private sealed class Logger(string category, ConcurrentQueue<(string, LogLevel, int, string)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((category, logLevel, eventId.Id, $"{formatter(state, exception)}{exception}"));
    }
}
