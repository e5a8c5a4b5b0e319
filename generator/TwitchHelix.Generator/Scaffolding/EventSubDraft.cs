using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Drift;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Makes the type of events that an entry describes, with the schema and an example of its event.</summary>
internal static class EventSubDraft
{
    public static (JObject Type, IReadOnlyList<(string Name, JObject Schema)> Schemas) Of(
        Scaffold scaffold, DocumentedEventSubType entry, string name, string file)
    {
        var type = new JObject
        {
            ["type"] = entry.Type,
            ["version"] = entry.Version,
            ["name"] = name,
            ["summary"] = Mark.Of("what happens, as in «A user follows a channel.»"),
        };
        if (entry.Version == "beta")
            type["beta"] = true;
        AddTokens(scaffold, type, entry);
        type["condition"] = new JArray(entry.Condition.DistinctBy(field => field.Name).OrderBy(field => ConditionOrder.Rank(field.Name)).Select(Field));
        var schemas = new SchemaDraft(scaffold, new ComponentNames(scaffold.Document), file, isSent: false, name);
        type["event"] = entry.Event is { Count: > 0 } properties
            ? schemas.AddObject($"{name}Event", "what has happened", properties, item => name + NameOf(item.Path))
            : Unknown(scaffold, schemas, name);
        type["examples"] = new JArray(entry.Event is { Count: > 0 } items ? ExampleDraft.Of(items, ItemRole.Received) : new JObject { [Missing] = null });
        return (type, schemas.Components);
    }

    /// <summary>A field of a condition.</summary>
    public static JObject Field(DocumentedItem field)
    {
        var entry = new JObject { ["name"] = field.Name, ["description"] = Mark.Of($"what `{field.Name}` is.") };
        if (field.IsRequired)
            entry["required"] = true;
        return entry;
    }

    private static string Missing => Mark.Of("the properties of the event");

    /// <summary>The event of a page that doesn't describe it.</summary>
    private static JObject Unknown(Scaffold scaffold, SchemaDraft schemas, string name)
    {
        scaffold.Note($"The page doesn't describe the event: complete the properties of {name}Event and the example.");
        var reference = schemas.AddObject($"{name}Event", "what has happened", [], _ => name);
        schemas.Components[0].Schema["properties"] = new JObject { [Missing] = new JObject { ["type"] = "string" } };
        return reference;
    }

    private static void AddTokens(Scaffold scaffold, JObject type, DocumentedEventSubType entry)
    {
        DocumentedTokenKind[] kinds = [.. new[] { DocumentedTokenKind.App, DocumentedTokenKind.User }.Where(kind => SecurityDraft.Takes(entry, kind))];
        // Without authorization any token will do.
        if (entry.Tokens is { Count: 0 })
            kinds = [DocumentedTokenKind.App, DocumentedTokenKind.User];
        type["tokens"] = new JArray(kinds.Select(TokenDrift.NameOf));
        if (kinds.Length == 0)
            type["tokens"] = new JArray(Mark.Of("the kinds of tokens"));
        if (entry.Transports.Count is > 0 and < 3)
            type["transports"] = new JArray(entry.Transports.Select(transport => transport.ToLowerInvariant()));
        var app = SecurityDraft.OneOfEach(entry, DocumentedTokenKind.App);
        var scopes = kinds.Contains(DocumentedTokenKind.User) ? SecurityDraft.OneOfEach(entry, DocumentedTokenKind.User) : app;
        var more = app.Where(any => !scopes.Any(other => other.Order(StringComparer.Ordinal).SequenceEqual(any.Order(StringComparer.Ordinal)))).ToList();
        if (scopes.Count + more.Count == 0)
            return;
        var actingUser = SecurityDraft.ActingUser(entry, entry.Condition)
            ?? entry.Condition.Where(field => field.IsRequired).OrderBy(field => Likely(field.Name)).Select(field => field.Name).FirstOrDefault();
        scaffold.Note($"The acting user of {entry.Type} is `{actingUser}`: check it.");
        type["acting_user"] = actingUser ?? Mark.Of("the field of the condition whose user grants the scopes");
        if (scopes.Count > 0)
            type["scopes"] = Scopes(scopes);
        if (more.Count > 0)
            type["app_scopes"] = Scopes(more);
    }

    private static int Likely(string field) => ConditionOrder.Rank(field) switch
    {
        1 => 0,
        2 => 1,
        0 => 2,
        _ => 3,
    };

    private static JArray Scopes(IEnumerable<IReadOnlyList<string>> oneOfEach) =>
        new(oneOfEach.Select(any => any.Count == 1 ? (JToken)any[0] : new JArray(any)));

    /// <summary>The name of what is at a path, without the root of the payload: <c>event.tree</c> → <c>Tree</c>.</summary>
    private static string NameOf(string path) =>
        string.Concat(path.Split('.').SkipWhile((part, index) => index == 0 && part is "event" or "events").Select(ScaffoldNames.Part));
}
