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
        twitch = HelixClient.Create(new HelixOptions
        {
            ClientId = "the-client-id",
            AccessToken = hasStore ? null : "the-token",
            BaseAddress = new Uri(address, "helix/"),
            IdentityAddress = new Uri(address, "oauth2/"),
            EventSubAddress = new UriBuilder(address) { Scheme = "ws", Path = "/ws" }.Uri,
        });
        if (hasStore)
            twitch.Tokens.AddAsync(new HelixToken(UserId, "the-token") { Scopes = [TwitchScopes.UserReadChat] }).GetAwaiter().GetResult();
        notifications = twitch.EventSub
            .ListenAsync([EventSubSubscriptionTypes.ChannelChatMessage(UserId, UserId)], new EventSubListenOptions { QueueCapacity = int.MaxValue })
            .GetAsyncEnumerator();
    }

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
