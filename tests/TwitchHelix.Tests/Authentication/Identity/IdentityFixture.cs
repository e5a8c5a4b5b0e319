using Microsoft.Extensions.DependencyInjection;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Identity;

/// <summary>An identity server whose answers a test sets, a client, and a clock that skips waits.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class IdentityFixture
{
    private protected const string Validation = """
        {"client_id":"the-client-id","login":"twitchdev","scopes":["chat:read","user:edit"],"user_id":"141981764","expires_in":5520838}
        """;

    private protected static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private protected ImpatientTime Time { get; } = new();

    private protected LoopbackServer Server { get; } = new(Answer.Empty(500));

    private protected HelixClient? Client { get; private set; }

    private protected ITwitchIdentity Identity => (Client ??= CreateClient()).Identity;

    [TearDown]
    public async Task StopAsync()
    {
        Client?.Dispose();
        await Server.DisposeAsync();
    }

    private protected HelixClient CreateClient(Action<HelixOptions>? change = null, Action<TwitchHelixBuilder>? configure = null) =>
        Client = Server.CreateClient(
            options =>
            {
                options.RedirectUri = new Uri("http://localhost:3000");
                options.Retry.MaxRetries = 3;
                change?.Invoke(options);
            },
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(Time);
                configure?.Invoke(builder);
            });

    /// <summary>Sets the answers to requests for a token, of which the last is repeated. Every validation gets <see cref="Validation"/>.</summary>
    private protected void AnswerTokens(params Answer[] answers)
    {
        var next = -1;
        Server.Identity = request => request.Path == "/oauth2/validate"
            ? Answer.Json(Validation)
            : answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)];
    }

    private protected static Answer Message(int status, string message) => Answer.Json($$"""{"status":{{status}},"message":"{{message}}"}""", status);
}
