using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TwitchHelix.CallCosts;

/// <summary>The library, with all that comes before a handler in a host.</summary>
internal sealed class EventHandlerLibrary : IEventSource
{
    private readonly object gate = new();
    private readonly ServiceProvider services;
    private int handled;
    private TaskCompletionSource? next;

    /// <param name="address">The server.</param>
    /// <param name="hasStore">Whether it keeps a user's token. Otherwise a token is given.</param>
    private EventHandlerLibrary(Uri address, bool hasStore)
    {
        var options = EventLibrary.Options(address, hasStore);
        var collection = new ServiceCollection();
        collection
            .AddTwitchHelix(other =>
            {
                (other.ClientId, other.AccessToken, other.DefaultUserId) = (options.ClientId, options.AccessToken, hasStore ? EventLibrary.Token.UserId : null);
                (other.BaseAddress, other.IdentityAddress, other.EventSubAddress) = (options.BaseAddress, options.IdentityAddress, options.EventSubAddress);
            })
            .AddEventSub(events => events.On(EventLibrary.Chat, (e, _, _) => HandleAsync(e)))
            .Configure(other => other.QueueCapacity = int.MaxValue)
            .UseWebSocket();
        services = collection.BuildServiceProvider();
    }

    public async Task NextAsync()
    {
        Task wait;
        lock (gate)
        {
            if (handled > 0)
            {
                handled--;
                return;
            }
            wait = (next = new TaskCompletionSource()).Task;
        }
        await wait;
    }

    /// <inheritdoc cref="EventHandlerLibrary(Uri, bool)"/>
    public static async Task<IEventSource> StartAsync(Uri address, bool hasStore)
    {
        var library = new EventHandlerLibrary(address, hasStore);
        if (hasStore)
            await library.services.GetRequiredService<IHelixTokens>().AddAsync(EventLibrary.Token);
        foreach (var service in library.services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
        return library;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private Task HandleAsync(ChannelChatMessageEvent e)
    {
        Expect.Items(2, e.Message.Fragments.Count);
        TaskCompletionSource? waiting;
        lock (gate)
        {
            (waiting, next) = (next, null);
            if (waiting is null)
                handled++;
        }
        waiting?.SetResult();
        return Task.CompletedTask;
    }
}
