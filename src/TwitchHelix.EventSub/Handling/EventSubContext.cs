using Microsoft.Extensions.DependencyInjection;

namespace TwitchHelix;

/// <summary>What belongs to an event that is handled: its notification, and services.</summary>
public sealed class EventSubContext
{
    private readonly object gate = new();
    private readonly IServiceProvider services;
    private readonly string application;
    private AsyncServiceScope? scope;
    private bool hasEnded;

    internal EventSubContext(EventSubNotification notification, IServiceProvider services, string application) =>
        (Notification, this.services, this.application) = (notification, services, application);

    /// <summary>The notification that told the event. It has several events if its type is batched.</summary>
    public EventSubNotification Notification { get; }

    /// <summary>The services, in a scope of the notification, which ends when its handlers have ended.</summary>
    /// <exception cref="ObjectDisposedException">They have ended.</exception>
    public IServiceProvider Services
    {
        get
        {
            // Most handlers need none.
            lock (gate)
                return hasEnded ? throw new ObjectDisposedException(nameof(EventSubContext), "The handlers of the notification have ended.")
                    : (scope ??= services.CreateAsyncScope()).ServiceProvider;
        }
    }

    /// <summary>The client of the application.</summary>
    public IHelixClient Twitch => services.GetRequiredKeyedService<IHelixClient>(application);

    internal ValueTask EndAsync()
    {
        lock (gate)
            hasEnded = true;
        return scope?.DisposeAsync() ?? default;
    }
}
