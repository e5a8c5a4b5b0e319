using TwitchHelix.Text;

namespace TwitchHelix;

/// <summary>A type of EventSub subscription that this version of the library knows, with its condition.</summary>
/// <typeparam name="TEvent">The class of its events.</typeparam>
public sealed class EventSubSubscriptionType<TEvent> : EventSubSubscriptionType
    where TEvent : EventSubEvent
{
    internal EventSubSubscriptionType(string type, string version, bool isBatched = false)
        : base(type, version, isBatched)
    {
    }

    internal EventSubSubscriptionType<TEvent> Require(string name, string value, string parameter) => Add(name, RequiredText.Of(value, parameter));

    internal EventSubSubscriptionType<TEvent> Add(string name, string? value)
    {
        if (value is not null)
            Set(name, value);
        return this;
    }
}
