using System.Text;
using Newtonsoft.Json;
using TwitchHelix.Testing.Described;
using TwitchHelix.Testing.EventSub.Messages;

namespace TwitchHelix.Testing.EventSub.State;

/// <summary>A subscription.</summary>
internal sealed class EventSubscription
{
    private static readonly byte[] OneEnd = "}}"u8.ToArray();
    private static readonly byte[] ManyEnd = "]}}"u8.ToArray();
    private readonly (ConditionField Field, string User)[] users;
    private readonly bool isBatched;

    public EventSubscription(Owner owner, EventSubSubscriptionType type, EventTransport transport, int cost, DateTimeOffset createdAt)
    {
        Owner = owner;
        Type = type;
        Transport = transport;
        Cost = cost;
        CreatedAt = createdAt;
        ConditionKey = KeyOf(type);
        isBatched = DescribedEvents.Find(type.Type, type.Version)?.IsBatched == true;
        users = [.. Users(type)];
        EventsPrefix = Encoding.UTF8.GetBytes($$"""{"subscription":{{Describe(inMessage: true).ToJson()}},{{(isBatched ? "\"events\":[" : "\"event\":")}}""");
        MessageRest = [.. MessageHead(), .. EventsPrefix];
    }

    public string Id { get; } = Guid.NewGuid().ToString();

    public Owner Owner { get; }

    public EventSubSubscriptionType Type { get; }

    public EventTransport Transport { get; }

    public int Cost { get; }

    public DateTimeOffset CreatedAt { get; }

    /// <summary>The type, the version and the condition as one text, without empty fields of the condition.</summary>
    public string ConditionKey { get; }

    /// <summary>The ID that decides which of a conduit's shards gets the messages: the broadcaster's, or else another one of the condition.</summary>
    public string ShardKey => users.Length > 0 ? users[0].User : Type.Condition.Values.FirstOrDefault() ?? "";

    public EventSubSubscriptionStatus Status { get; set; } = EventSubSubscriptionStatus.Enabled;

    public bool IsEnabled => Status == EventSubSubscriptionStatus.Enabled;

    /// <summary>Whether its callback has still to answer the challenge.</summary>
    public bool IsPending => Status == EventSubSubscriptionStatus.WebhookCallbackVerificationPending;

    /// <summary>Whether it counts against the limits. A disabled one does as long as it is listed, if it was over a WebSocket.</summary>
    public bool Counts => IsEnabled || IsPending || Transport is Session;

    /// <summary>When it leaves the list. Null as long as it is enabled.</summary>
    public DateTimeOffset? ListedUntil { get; set; }

    /// <summary>The JSON of a notification's payload before the event.</summary>
    public byte[] EventsPrefix { get; }

    /// <summary>The JSON of a WebSocket's notification between its time and the event.</summary>
    public byte[] MessageRest { get; }

    /// <summary>The JSON of a WebSocket's notification after the event.</summary>
    public byte[] MessageEnd => isBatched ? ManyEnd : OneEnd;

    /// <summary>The JSON of a webhook's notification after the event.</summary>
    public ReadOnlySpan<byte> BodyEnd => MessageEnd.AsSpan()[..^1];

    public static string KeyOf(EventSubSubscriptionType type) => string.Join('\n',
        type.Condition.Where(field => field.Value.Length > 0).OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key}={field.Value}").Prepend(type.ToString()));

    /// <summary>Returns the event as this subscription gets it. Null if the condition doesn't fit.</summary>
    /// <param name="sent">The event.</param>
    /// <param name="fillable">The fields that the event's type has. Null if nobody knows.</param>
    /// <param name="isExample">Whether the event is an example, which fits each condition: the condition's users take the place of its own.</param>
    /// <param name="name">Gets login and display name of a user.</param>
    public byte[]? Fit(EventJson sent, IReadOnlySet<string>? fillable, bool isExample, Func<string, (string Login, string DisplayName)> name)
    {
        List<KeyValuePair<string, string>>? changes = null;
        foreach (var (field, user) in users)
        {
            var id = IdField(field, sent, fillable);
            if (id is null)
                continue;
            var told = sent.Text(id);
            if (told == user)
                continue;
            if (told is not null && !isExample)
                return null;
            changes ??= [];
            changes.Add(new(id, user));
            var (login, displayName) = name(user);
            if (sent.Has(field.Login) && (isExample || sent.Text(field.Login) is null))
                changes.Add(new(field.Login, login));
            if (sent.Has(field.DisplayName) && (isExample || sent.Text(field.DisplayName) is null))
                changes.Add(new(field.DisplayName, displayName));
        }
        return changes is null ? sent.Bytes : sent.With(changes);
    }

    public EventSubSubscription Describe(bool inMessage) => new()
    {
        Id = Id,
        Status = Status,
        Type = Type.Type,
        Version = Type.Version,
        Condition = Type.Condition,
        CreatedAt = CreatedAt,
        Transport = Transport.Describe(inMessage),
        Cost = Cost,
    };

    /// <summary>Writes the message that the subscription is revoked.</summary>
    public byte[] Revocation(Guid id, DateTimeOffset now) => SocketMessage.Write(
        id, SocketMessage.Revocation, now, MessageHead(), Encoding.UTF8.GetBytes($$"""{"subscription":{{Describe(inMessage: true).ToJson()}}}"""), "}"u8);

    private static IEnumerable<(ConditionField, string)> Users(EventSubSubscriptionType type) =>
        from field in ConditionField.All
        where field.IsOf(type.Type)
        let user = type.Condition.GetValueOrDefault(field.Name)
        where !string.IsNullOrEmpty(user)
        select (field, user);

    private static string? IdField(ConditionField field, EventJson sent, IReadOnlySet<string>? fillable)
    {
        foreach (var id in field.Ids)
            if (sent.Has(id) || fillable?.Contains(id) == true)
                return id;
        return fillable is null ? field.Ids[0] : null;
    }

    private byte[] MessageHead() => Encoding.UTF8.GetBytes(
        $",\"subscription_type\":{JsonConvert.ToString(Type.Type)},\"subscription_version\":{JsonConvert.ToString(Type.Version)}}},\"payload\":");
}
