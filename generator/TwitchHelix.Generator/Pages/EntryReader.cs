namespace TwitchHelix.Generator.Pages;

/// <summary>Reads the entries of a page.</summary>
internal sealed class EntryReader(string slug, FaultList faults)
{
    /// <summary>All types of subscriptions have this endpoint.</summary>
    private static readonly (string Method, string Path) Subscribe = ("POST", "/eventsub/subscriptions");

    public DocumentedOperation? ReadOperation(EntryBlocks entry)
    {
        var sections = SectionsOf(entry, isEventSub: false);
        var endpoint = Only(sections, SectionKind.Endpoint) is { } section ? EndpointSection.Read(section, faults) : null;
        var operation = new DocumentedOperation
        {
            Line = entry.Heading.Line,
            Slug = slug,
            Anchor = entry.Anchor,
            Title = entry.Heading.Text,
            Description = Description(entry),
            Method = endpoint?.Method ?? "",
            Path = endpoint?.Path ?? "",
            Tokens = Tokens(entry, sections),
            Query = Items(sections, SectionKind.Query),
            Body = Items(sections, SectionKind.Body),
            Response = Items(sections, SectionKind.Response),
            Statuses = Statuses(sections),
        };
        if (endpoint is not null)
            return operation;
        faults.AddWhole(entry.Heading.Line, $"the entry '{entry.Heading.Text}' has no endpoint that can be read");
        return null;
    }

    public DocumentedEventSubType? ReadEventSubType(EntryBlocks entry)
    {
        var sections = SectionsOf(entry, isEventSub: true);
        var subscription = Only(sections, SectionKind.Subscription) is { } section ? SubscriptionSection.Read(section, faults) : null;
        if (Only(sections, SectionKind.Endpoint) is { } call && EndpointSection.Read(call, faults) is { } endpoint && endpoint != Subscribe)
            faults.AddLine(
                call.Heading.Line, $"the endpoint is {endpoint.Method} {endpoint.Path}; that of subscriptions is {Subscribe.Method} {Subscribe.Path}");
        var body = Items(sections, SectionKind.Body);
        var condition = body.FirstOrDefault(item => item.Name == "condition");
        if (condition is null)
            faults.AddLine(entry.Heading.Line, $"the entry '{entry.Heading.Text}' has no 'condition' in a request's body");
        var type = new DocumentedEventSubType
        {
            Line = entry.Heading.Line,
            Slug = slug,
            Anchor = entry.Anchor,
            Title = entry.Heading.Text,
            Description = Description(entry),
            Type = subscription?.Type ?? "",
            Version = subscription?.Version ?? "",
            Transports = subscription?.Transports ?? [],
            Tokens = Tokens(entry, sections),
            Body = body,
            Condition = condition?.Items ?? [],
            Event = Event(sections),
            Statuses = Statuses(sections),
        };
        // They are read, since nothing may stay unread, but an event has no place for them.
        Items(sections, SectionKind.Response);
        if (subscription is { Type: not null, Version: not null })
            return type;
        faults.AddWhole(entry.Heading.Line, $"the entry '{entry.Heading.Text}' has no type and version that can be read");
        return null;
    }

    private ILookup<SectionKind, EntrySection> SectionsOf(EntryBlocks entry, bool isEventSub)
    {
        var unexpected = isEventSub ? SectionKind.Query : SectionKind.Subscription;
        var sections = entry.Sections.ToLookup(section => SectionKinds.Of(section, isEventSub) is var kind && kind == unexpected ? SectionKind.Unknown : kind);
        foreach (var section in sections[SectionKind.Unknown])
            faults.AddLine(section.Heading.Line, $"the section '{section.Heading.Text}' isn't known");
        foreach (var kind in sections.Where(kind => kind.Key is not (SectionKind.Unknown or SectionKind.Example or SectionKind.Event)))
            foreach (var again in kind.Skip(1))
                faults.AddLine(again.Heading.Line, $"the entry has a second section '{again.Heading.Text}'");
        foreach (var heading in sections.Where(kind => kind.Key is not (SectionKind.Unknown or SectionKind.Example))
            .SelectMany(kind => kind).SelectMany(section => section.Blocks.OfType<Heading>()).Concat(entry.Description.OfType<Heading>()))
            faults.AddLine(heading.Line, $"the heading '{heading.Text}' isn't known here");
        foreach (var block in sections[SectionKind.Example].SelectMany(AfterCode))
            faults.AddLine(block.Line, $"this isn't an example: '{BlockText.Of([block])}'");
        return sections;
    }

    private static IEnumerable<Block> AfterCode(EntrySection section) =>
        section.Blocks.Skip(section.Blocks.FindLastIndex(block => block is CodeBlock) + 1);

    private static EntrySection? Only(ILookup<SectionKind, EntrySection> sections, SectionKind kind) => sections[kind].FirstOrDefault();

    private static string Description(EntryBlocks entry) => BlockText.Of(entry.Description);

    private IReadOnlyList<DocumentedToken>? Tokens(EntryBlocks entry, ILookup<SectionKind, EntrySection> sections)
    {
        if (Only(sections, SectionKind.Authorization) is { } section)
            return new AuthorizationSection(faults).Read(section);
        faults.AddLine(entry.Heading.Line, $"the entry '{entry.Heading.Text}' has no section Authorization");
        return null;
    }

    private List<DocumentedItem> Items(ILookup<SectionKind, EntrySection> sections, SectionKind kind) =>
        [.. sections[kind].SelectMany(section => ItemsSection.Read(section, faults))];

    private List<DocumentedStatus> Statuses(ILookup<SectionKind, EntrySection> sections) =>
        Only(sections, SectionKind.Statuses) is { } section ? StatusesSection.Read(section, faults) : [];

    /// <summary>The payload of a notification has the subscription beside the event. A batch has a list of events.</summary>
    private List<DocumentedItem>? Event(ILookup<SectionKind, EntrySection> sections)
    {
        if (!sections.Contains(SectionKind.Event))
            return null;
        var items = Items(sections, SectionKind.Event);
        if (items.Where(item => item is { Name: "event" or "events", Items.Count: > 0 }).ToList() is not { Count: > 0 } events)
            return items is [{ Name: "subscription" }] ? null : items;
        foreach (var other in items.Except(events).Where(item => item.Name != "subscription"))
            faults.AddLine(other.Line, $"'{other.Path}' isn't known beside the event");
        return [.. events.SelectMany(item => item.Items)];
    }
}
