using System.Text;

namespace TwitchHelix.EventSub.Subscriptions;

/// <summary>What a subscription is about, as one text: type, version and condition. An empty field of the condition is like one that is absent.</summary>
/// <param name="Text">The text.</param>
internal readonly record struct SubscriptionKey(string Text)
{
    public static SubscriptionKey Of(EventSubSubscriptionType type) => Of(type.Type, type.Version, type.Condition);

    public static SubscriptionKey Of(EventSubSubscription subscription) => Of(subscription.Type, subscription.Version, subscription.Condition);

    public override string ToString() => Text;

    private static SubscriptionKey Of(string type, string version, IEnumerable<KeyValuePair<string, string>> condition)
    {
        var text = new StringBuilder(type).Append(' ').Append(version);
        foreach (var field in condition.Where(field => !string.IsNullOrEmpty(field.Value)).OrderBy(field => field.Key, StringComparer.Ordinal))
            text.Append(' ').Append(field.Key).Append('=').Append(field.Value);
        return new(text.ToString());
    }
}
