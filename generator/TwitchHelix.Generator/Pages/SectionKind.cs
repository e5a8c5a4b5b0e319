using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Pages;

/// <summary>What a section of an entry is about.</summary>
internal enum SectionKind
{
    Unknown,
    Endpoint,
    Authorization,
    Subscription,
    Query,
    Body,
    Response,
    Statuses,
    Event,
    Example,
}

/// <summary>Tells the kind of a section by its title and, where titles aren't known, by what is in it.</summary>
internal static partial class SectionKinds
{
    private static readonly Dictionary<string, SectionKind> ByTitle = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Endpoint"] = SectionKind.Endpoint,
        ["URL"] = SectionKind.Endpoint,
        ["Authorization"] = SectionKind.Authorization,
        ["Subscription"] = SectionKind.Subscription,
        ["Query Parameters"] = SectionKind.Query,
        ["Request Query Parameters"] = SectionKind.Query,
        ["Request Body"] = SectionKind.Body,
        ["Subscription Request Body"] = SectionKind.Body,
        ["Response Body"] = SectionKind.Response,
        ["Response Codes"] = SectionKind.Statuses,
    };

    public static SectionKind Of(EntrySection section, bool isEventSub)
    {
        if (ByTitle.TryGetValue(section.Heading.Text, out var kind))
            return kind;
        var list = section.Blocks.OfType<BulletList>().FirstOrDefault();
        if (list is null && Example().IsMatch(section.Heading.Text))
            return SectionKind.Example;
        // The titles of the sections about an event's notification aren't known.
        return isEventSub && (Payload().IsMatch(section.Heading.Text) || list is not null && HasPayload(list)) ? SectionKind.Event : SectionKind.Unknown;
    }

    private static bool HasPayload(BulletList list) =>
        list.Items.All(item => item.Blocks is [Paragraph { Text: var text }, ..] && PayloadRoot().IsMatch(text));

    [GeneratedRegex(@"\bExamples?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Example();

    [GeneratedRegex(@"\b(?:Payload|Event|Notification)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Payload();

    [GeneratedRegex("^`(?:subscription|events?)` ")]
    private static partial Regex PayloadRoot();
}
