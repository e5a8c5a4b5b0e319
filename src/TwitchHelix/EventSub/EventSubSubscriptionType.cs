namespace TwitchHelix;

/// <summary>
/// A type of EventSub subscription with its condition: the kind of events, and the users they are about. <c>EventSubSubscriptionTypes</c> creates
/// the types that this version of the library knows.
/// </summary>
public class EventSubSubscriptionType
{
    private readonly Dictionary<string, string> condition = [];

    /// <summary>Creates a type that the library doesn't know.</summary>
    /// <param name="type">The type, as in <c>channel.follow</c>.</param>
    /// <param name="version">The version, as in <c>2</c>.</param>
    /// <param name="condition">The fields of the condition with their values. The constructor copies them.</param>
    public EventSubSubscriptionType(string type, string version, IReadOnlyDictionary<string, string> condition)
        : this(type, version)
    {
        if (condition is null)
            throw new ArgumentNullException(nameof(condition));
        foreach (var field in condition)
            this.condition[field.Key] = field.Value;
    }

    private protected EventSubSubscriptionType(string type, string version, bool isBatched = false)
    {
        IsBatched = isBatched;
        Type = type ?? throw new ArgumentNullException(nameof(type));
        Version = version ?? throw new ArgumentNullException(nameof(version));
    }

    /// <summary>The type, as in <c>channel.follow</c>.</summary>
    public string Type { get; }

    /// <summary>The version of the type, as in <c>2</c>.</summary>
    public string Version { get; }

    /// <summary>The fields of the condition with their values.</summary>
    public IReadOnlyDictionary<string, string> Condition => condition;

    /// <summary>Whether a message has several events, which the subscription must ask for.</summary>
    internal bool IsBatched { get; }

    /// <summary>
    /// The tokens that can create a subscription of this type, with their required scopes. Any one suffices if it is of the kind that the transport
    /// takes: a user token for WebSockets, an app token for webhooks and conduits. Empty if this version of the library doesn't know the type.
    /// </summary>
    public IReadOnlyList<HelixAcceptedToken> AcceptedTokens => EventSubTypeTokens.Find(Type, Version)?.Accepted ?? [];

    /// <summary>Returns the type and the version.</summary>
    /// <returns>For example <c>channel.follow 2</c>.</returns>
    public override string ToString() => $"{Type} {Version}";

    private protected void Set(string name, string value) => condition[name] = value;
}
