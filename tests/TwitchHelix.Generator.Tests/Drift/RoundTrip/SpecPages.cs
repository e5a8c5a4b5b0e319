using System.Globalization;
using System.Text.RegularExpressions;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>Makes the pages that would document a specification completely.</summary>
internal sealed partial class SpecPages
{
    private static readonly (string Ours, string Theirs)[] Transports = [("webhook", "Webhook"), ("websocket", "WebSocket"), ("conduit", "Conduit")];

    /// <summary>The pages of EventSub types, by what the types begin with. The first that fits counts.</summary>
    private static readonly (string Prefix, string Slug)[] EventSubSlugs =
    [
        ("automod.", "automod"), ("conduit.", "conduit"), ("drop.", "drop"), ("extension.", "extension"), ("stream.", "stream"), ("user.", "user"),
        ("channel.channel_points_", "channel-points"), ("channel.charity_campaign.", "charity"), ("channel.chat", "chat"), ("channel.shared_chat.", "chat"),
        ("channel.goal.", "goal"), ("channel.guest_star", "guest-star"), ("channel.hype_train.", "hype-train"), ("channel.poll.", "poll"),
        ("channel.prediction.", "prediction"), ("channel.ban", "channel-moderation"), ("channel.unban", "channel-moderation"),
        ("channel.moderat", "channel-moderation"), ("channel.shield_mode.", "channel-moderation"), ("channel.suspicious_user.", "channel-moderation"),
        ("channel.warning.", "channel-moderation"), ("channel.", "channel"),
    ];

    private readonly SpecDocument document;
    private readonly SpecItems items;
    private int count;

    private SpecPages(SpecDocument document) => (this.document, items) = (document, new SpecItems(document));

    /// <summary>The pages of the operations, then those of the types.</summary>
    public static List<SitePage> Of(SpecDocument document)
    {
        var pages = new SpecPages(document);
        return [.. pages.Api(), .. pages.EventSub()];
    }

    private IEnumerable<SitePage> Api() => document.Operations.GroupBy(Slug).OrderBy(page => page.Key, StringComparer.Ordinal).Select(page => new SitePage
    {
        Area = "api",
        Slug = page.Key,
        Title = Title(page.Key),
        Entries = [.. page.Select(Operation)],
    });

    private IEnumerable<SitePage> EventSub() => document.EventSubTypes
        .GroupBy(type => EventSubSlugs.First(slug => type.Type!.StartsWith(slug.Prefix, StringComparison.Ordinal)).Slug)
        .OrderBy(page => page.Key, StringComparer.Ordinal)
        .Select(page => new SitePage { Area = "eventsub", Slug = page.Key, Title = Title(page.Key), Entries = [.. page.Select(Type)] });

    /// <summary>The page of an operation: that of its link, or else one of the name of its tag, since a removed operation's link names no page.</summary>
    private static string Slug(SpecOperation operation) =>
        ReferencePage().Match(Link(operation)) is { Success: true } match ? match.Groups[1].Value : Kebab(operation.Tag!);

    private static string Link(SpecOperation operation) => operation.Node.At("externalDocs", "url")!.Value.Text!;

    private SiteEntry Operation(SpecOperation operation) => new()
    {
        Name = operation.Id,
        Anchor = Link(operation).Split('#')[1],
        Title = Words().Replace(operation.Id, " $0").Trim(),
        Method = operation.Method.ToUpperInvariant(),
        Path = operation.Path,
        Tokens = SpecTokens.Of(operation),
        Query = [.. items.Query(operation)],
        Body = [.. items.Properties(operation.Body, isSent: true)],
        Response = [.. items.Properties(operation.Response, isSent: false)],
        Statuses =
        [
            .. operation.Successes.Select(success => success.Status).Concat(operation.Node["x-error-statuses"]?.Items ?? [])
                .Select(status => int.Parse(status.Text!, CultureInfo.InvariantCulture)),
        ],
        Number = ++count,
    };

    private SiteEntry Type(SpecEventSubType type)
    {
        var isSecond = type.Version == "2" && document.EventSubTypes.Any(other => other.Type == type.Type && other.Version == "1");
        var anchor = type.Type!.Replace('.', '-').Replace('_', '-') + (isSecond ? "-v2" : "");
        return new SiteEntry
        {
            Name = type.ToString(),
            Anchor = anchor,
            Title = Title(anchor),
            Method = "POST",
            Path = "/eventsub/subscriptions",
            Tokens = SpecTokens.Of(type),
            Body = [.. SubscriptionBody(type)],
            Subscription = new SiteSubscription
            {
                Type = type.Type,
                Version = type.Version!,
                Transports =
                [
                    .. Transports.Where(each => type.Node["transports"]?.Items.Any(name => name.Text == each.Ours) != false).Select(each => each.Theirs),
                ],
                Event = [items.Make("event", "Object", false, ["What has happened."], items.Properties(type.Event?.Schema, isSent: false))],
            },
            Number = ++count,
        };
    }

    private IEnumerable<SiteItem> SubscriptionBody(SpecEventSubType type)
    {
        yield return items.Make("type", "String", true, [$"The subscription type name: `{type.Type}`."]);
        yield return items.Make("version", "String", true, [$"The subscription type version: `{type.Version}`."]);
        var fields = type.Condition.Select(field =>
            items.Make(field["name"]!.Value.Text!, "String", field.IsTrue("required"), [$"The {field["name"]!.Value.Text!.Replace('_', ' ')}."]));
        yield return items.Make("condition", "Object", true, ["What to watch."], fields);
        var method = items.Make("method", "String", true, ["The transport method for EventSub."]);
        method.Values.AddRange(Transports.Select(each => new SiteValue { Value = each.Ours }));
        yield return items.Make("transport", "Object", true, ["Transport-specific parameters."],
        [
            method,
            items.Make("callback", "String", false, ["Specify this field only if *method* is set to **webhook**."]),
            items.Make("session_id", "String", false, ["Specify this field only if *method* is set to **websocket**."]),
        ]);
    }

    private static string Title(string slug) => string.Join(' ', slug.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Kebab(string name) => Words().Replace(name, "-$0").Trim('-').ToLowerInvariant();

    [GeneratedRegex(@"/api/reference/([a-z-]+)/#", RegexOptions.CultureInvariant)]
    private static partial Regex ReferencePage();

    [GeneratedRegex("[A-Z][a-z]*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
