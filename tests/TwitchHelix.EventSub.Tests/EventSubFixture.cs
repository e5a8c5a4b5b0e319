using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitchHelix.Testing;

namespace TwitchHelix.EventSub.Tests;

/// <summary>A server and a client that share a clock, which stands still. Lost connections are opened again at once.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
[CancelAfter(60_000)]
public abstract class EventSubFixture
{
    public const string Bot = "40010003";
    public const string Channel = "40010001";

    protected EventSubFixture()
    {
        Server = HelixTestServer.Start(new HelixTestServerOptions { TimeProvider = Time });
        Twitch = HelixClient.Create(Server.CreateOptions(), builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(Time);
            builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(Log));
        });
    }

    private protected WatchedTime Time { get; } = new();

    protected HelixTestServer Server { get; }

    protected HelixTestEventSub EventSub => Server.EventSub;

    protected HelixClient Twitch { get; }

    private protected RecordedLog Log { get; } = new();

    protected static EventSubSubscriptionType<ChannelChatMessageEvent> Chat { get; } = EventSubSubscriptionTypes.ChannelChatMessage(Channel, Bot);

    [TearDown]
    public async Task StopAsync()
    {
        await Twitch.DisposeAsync();
        Server.Dispose();
        Log.ShowIfFailed();
        Log.Dispose();
    }

    /// <summary>Stores a token of the bot.</summary>
    protected async Task<HelixTestToken> LogInAsync(string userId = Bot, params string[] scopes)
    {
        var token = Server.Identity.CreateUserToken(userId, scopes.Length > 0 ? scopes : [TwitchScopes.UserReadChat, TwitchScopes.ModeratorReadFollowers]);
        await Twitch.Tokens.AddAsync(token.ToHelixToken());
        return token;
    }

    /// <summary>Starts a loop, and waits until it knows that everything is subscribed to.</summary>
    private protected async Task<Received> ListenAsync(EventSubListenOptions? options, params EventSubSubscriptionType[] types)
    {
        options ??= new EventSubListenOptions();
        options.ReconnectDelay = TimeSpan.Zero;
        var received = new Received(Twitch.EventSub.ListenAsync(types, options));
        await Log.SubscribedAsync(types.Length);
        return received;
    }

    private protected Task<Received> ListenAsync(params EventSubSubscriptionType[] types) => ListenAsync(null, types);

    /// <summary>Creates a host with a client of the server, by the test's clock.</summary>
    private protected HostApplicationBuilder CreateHost(RecordedLog log, out TwitchHelixBuilder twitch, string name = "")
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log));
        twitch = builder.Services.AddTwitchHelix(name, options =>
        {
            var mine = Server.CreateOptions();
            (options.ClientId, options.ClientSecret) = (mine.ClientId, mine.ClientSecret);
            (options.BaseAddress, options.IdentityAddress, options.EventSubAddress) = (mine.BaseAddress, mine.IdentityAddress, mine.EventSubAddress);
        });
        return builder;
    }

    /// <summary>Creates a token of the bot, with the scopes of a chat and of followers.</summary>
    protected HelixToken CreateToken() =>
        Server.Identity.CreateUserToken(Bot, [TwitchScopes.UserReadChat, TwitchScopes.ModeratorReadFollowers]).ToHelixToken();

    /// <summary>Waits until as many subscriptions are enabled.</summary>
    protected Task EnabledAsync(int count) => WaitAsync(each => each.Subscriptions.Count(IsEnabled) == count);

    protected Task WaitAsync(Func<HelixTestEventSub, bool> condition) => EventSub.WaitForAsync(condition, TestContext.CurrentContext.CancellationToken);

    protected static bool IsEnabled(EventSubSubscription subscription) => subscription.Status == EventSubSubscriptionStatus.Enabled;

    /// <summary>Sends a chat message.</summary>
    protected async Task SayAsync(string text)
    {
        var message = EventSub.Example<ChannelChatMessageEvent>();
        message.BroadcasterUserId = "";
        message.Message.Text = text;
        await EventSub.SendAsync(message);
    }

    protected int CallsOf(string operation) => Server.Requests.Count(request => request.Operation == operation);
}
