using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>Compares a type of EventSub subscriptions with its section on a page.</summary>
internal static class EventSubDrift
{
    /// <summary>What a request has, too, if a message can have a list of events.</summary>
    private const string Batching = "is_batching_enabled";

    /// <summary>What a type takes unless the specification says otherwise.</summary>
    private static readonly string[] AllTransports = ["webhook", "websocket", "conduit"];

    /// <summary>What the requests for all types have. What is in the condition is compared for itself.</summary>
    private static readonly string[] CommonProperties = ["type", "version", "condition", "transport"];

    public static void Compare(EntryDrift entry, SpecDocument document, DocumentedEventSubType theirs, SpecEventSubType ours)
    {
        CompareTransports(entry, theirs, ours);
        TokenDrift.Compare(entry, Tokens(theirs), TokenDrift.Of(ours), ScopeSet.None, ours.Node["tokens"]?.Location ?? ours.Node.Location);
        var others = theirs.Body.Where(item => !CommonProperties.Contains(item.Name) && (item.Name != Batching || !ours.IsBatched)).ToList();
        new ItemDrift(entry, ItemDrift.Body).Compare(others, [], theirs.Line, ours.Node.Location);
        var condition = ours.Condition.Select(field => new OurItem(field["name"]?.Text ?? "", null, field.IsTrue("required"), field.Location)).ToList();
        new ItemDrift(entry, ItemDrift.Condition).Compare(theirs.Condition, condition, theirs.Line, ours.Node["condition"]?.Location ?? ours.Node.Location);
        if (ours.Node["event"] is not { } schema)
            return;
        if (theirs.Event is { } properties)
            new ItemDrift(entry, ItemDrift.Event).Compare(properties, new UsedSchema(document, schema).Content.Properties, theirs.Line, schema.Location);
        else
            entry.WeHave(ItemDrift.Event, Difference.Presence, "The page doesn't describe the event.", at: schema.Location);
    }

    /// <summary>The page's tokens. A subscription always needs one, so «no authorization required» means: any, without scopes.</summary>
    private static IReadOnlyList<DocumentedToken>? Tokens(DocumentedEventSubType theirs) => theirs.Tokens is { Count: 0 }
        ? [.. new[] { DocumentedTokenKind.App, DocumentedTokenKind.User }.Select(kind => new DocumentedToken(theirs.Line, kind, [], ""))]
        : theirs.Tokens;

    private static void CompareTransports(EntryDrift entry, DocumentedEventSubType theirs, SpecEventSubType ours)
    {
        const string Place = "transports";
        var location = ours.Node["transports"]?.Location ?? ours.Node.Location;
        var known = ours.Node["transports"]?.Items.Select(transport => transport.Text ?? "").ToList() ?? [.. AllTransports];
        var named = theirs.Transports.Select(transport => transport.ToLowerInvariant()).ToList();
        if (named.Count == 0)
        {
            // The HTML twin of a page never has them.
            if (theirs.Line.Page.EndsWith(".md", StringComparison.Ordinal))
                entry.WeHave(Place, Difference.Presence, "The page names no transports.", at: location);
            return;
        }
        foreach (var transport in named.Except(known))
            entry.TheyHave(Place, $"value {transport}", $"The page names the transport `{transport}`.", near: location);
        foreach (var transport in known.Except(named))
            entry.WeHave(Place, $"value {transport}", $"The page doesn't name the transport `{transport}`.", at: location);
    }
}
