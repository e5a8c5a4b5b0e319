using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Changes;

/// <summary>Compares types of EventSub subscriptions: their factories, conditions, tokens and events.</summary>
internal static class EventSubChanges
{
    private static readonly Difference<SpecEventSubType>[] Kept =
    [
        new(true, (before, now) => before.Name != now.Name, (before, now) => $"`{Place(before)}` is called `{now.Name}`."),
        new(true, (before, now) => before.IsBatched != now.IsBatched,
            (_, now) => now.IsBatched ? "A message has a list of events." : "A message has one event."),
        .. Deprecation.Of<SpecEventSubType>(type => type.Name ?? "", type => type.Node["deprecated"]?.Text),
        .. OpenBeta.Of<SpecEventSubType>(type => type.IsBeta),
        new(true, (before, now) => NodeText.Of(before.Node["acting_user"]) != NodeText.Of(now.Node["acting_user"]),
            (before, now) => $"The user who must have granted the scopes is {NodeText.Of(now.Node["acting_user"])}; "
                + $"it was {NodeText.Of(before.Node["acting_user"])}."),
    ];

    /// <summary>The factory as a caller finds it.</summary>
    public static string Place(SpecEventSubType type) => $"EventSubSubscriptionTypes.{type.Name}";

    public static string Signature(SpecEventSubType type) =>
        $"EventSubSubscriptionType<{type.Event?.Name}> {Place(type)}({string.Join(", ", Signatures.Of(type).Select(parameter => parameter.ToString()))})";

    public static Section Section(SpecEventSubType type) => new("EventSub types", type.Name ?? "", type.ToString());

    public static IEnumerable<Change> Of(SpecEventSubType before, SpecEventSubType now, TypeChanges types) =>
        Kept.Compare(before, now)
            .Concat(Event(before, now, types))
            .Concat(CallChanges.Of(Signatures.Of(before), Signatures.Of(now), "since"))
            .Concat(TokenChanges.OfKinds(Texts(before.Tokens), Texts(now.Tokens)))
            .Concat(Scopes("The scopes", before.Scopes, now.Scopes))
            .Concat(Scopes("The scopes that an app token also needs", before.AppScopes, now.AppScopes));

    private static IEnumerable<Change> Event(SpecEventSubType before, SpecEventSubType now, TypeChanges types)
    {
        var (old, current) = (before.Event?.Name ?? "", now.Event?.Name ?? "");
        return types.Rename(old, before.Node["event"], now.Node["event"]) == current
            ? []
            : [Change.Breaking($"Its events are `{current}`; they were `{old}`.")];
    }

    /// <summary>A token needs one scope of each group. It still has it if an old group has nothing else.</summary>
    private static IEnumerable<Change> Scopes(string noun, IEnumerable<IEnumerable<SpecNode>> before, IEnumerable<IEnumerable<SpecNode>> now)
    {
        var (old, current) = (before.Select(Texts).ToList(), now.Select(Texts).ToList());
        if (Text(old) is var was && Text(current) is var @is && was != @is)
            yield return new Change($"{noun} are {@is}; they were {was}.", !current.TrueForAll(group => old.Exists(known => !known.Except(group).Any())));
    }

    private static List<string> Texts(IEnumerable<SpecNode> nodes) => [.. nodes.Select(node => node.Text ?? "")];

    private static string Text(List<List<string>> groups) =>
        groups.Count == 0 ? "none" : string.Join(" + ", groups.Select(group => NodeText.List(group, " or ")).Order(StringComparer.Ordinal));
}
