namespace TwitchHelix.CallCosts;

/// <summary>The library, with all that a loop over events does.</summary>
internal sealed class EventLibrary : IEventSource
{
    private const string UserId = "141981764";

    private readonly HelixClient twitch;
    private readonly IAsyncEnumerator<EventSubNotification> notifications;

    /// <param name="address">The server.</param>
    /// <param name="hasStore">Whether it keeps a user's token. Otherwise a token is given.</param>
    public EventLibrary(Uri address, bool hasStore)
    {
        twitch = HelixClient.Create(Options(address, hasStore));
        if (hasStore)
            twitch.Tokens.AddAsync(Token).GetAwaiter().GetResult();
        notifications = twitch.EventSub.ListenAsync([Chat], new EventSubListenOptions { QueueCapacity = int.MaxValue }).GetAsyncEnumerator();
    }

    public static EventSubSubscriptionType<ChannelChatMessageEvent> Chat { get; } = EventSubSubscriptionTypes.ChannelChatMessage(UserId, UserId);

    public static HelixToken Token { get; } = new(UserId, "the-token") { Scopes = [TwitchScopes.UserReadChat] };

    public static HelixOptions Options(Uri address, bool hasStore) => new()
    {
        ClientId = "the-client-id",
        AccessToken = hasStore ? null : Token.AccessToken,
        BaseAddress = new Uri(address, "helix/"),
        IdentityAddress = new Uri(address, "oauth2/"),
        EventSubAddress = new UriBuilder(address) { Scheme = "ws", Path = "/ws" }.Uri,
    };

    public async Task NextAsync()
    {
        await notifications.MoveNextAsync();
        Expect.Items(2, ((ChannelChatMessageEvent)notifications.Current.Event).Message.Fragments.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await notifications.DisposeAsync();
        await twitch.DisposeAsync();
    }
}
