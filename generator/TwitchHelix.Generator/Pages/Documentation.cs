namespace TwitchHelix.Generator.Pages;

/// <summary>What Twitch's pages say of its API and its events, and what in them can't be read.</summary>
internal sealed record Documentation(
    IReadOnlyList<DocumentedOperation> Operations,
    IReadOnlyList<DocumentedEventSubType> EventSubTypes,
    IReadOnlyList<PageFault> Faults);

/// <summary>
/// What can't be read. If it is a page or an entry as a whole, nothing is known about what it describes. Otherwise it is a line whose form is unknown.
/// </summary>
internal sealed record PageFault(PageLine Line, string Message, bool IsWhole)
{
    /// <summary>The form that MSBuild and editors link to the page.</summary>
    public override string ToString() => $"{Line}: error: {Message}";
}

/// <summary>What an operation and an EventSub type have in common on their pages.</summary>
internal abstract record DocumentedEntry
{
    public required PageLine Line { get; init; }

    /// <summary>The name of the page in its address: <c>channel-points</c>.</summary>
    public required string Slug { get; init; }

    public required string Anchor { get; init; }

    public required string Title { get; init; }

    /// <summary>The paragraphs before the first section.</summary>
    public required string Description { get; init; }

    /// <summary>The tokens, one of which is needed. Empty if none is. Null if the page doesn't say.</summary>
    public required IReadOnlyList<DocumentedToken>? Tokens { get; init; }

    /// <summary>The properties of the request's body.</summary>
    public required IReadOnlyList<DocumentedItem> Body { get; init; }

    public required IReadOnlyList<DocumentedStatus> Statuses { get; init; }
}

/// <summary>An operation on its page.</summary>
internal sealed record DocumentedOperation : DocumentedEntry
{
    /// <summary>In capitals: <c>GET</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The path behind the base address: <c>/channels/ads</c>.</summary>
    public required string Path { get; init; }

    public required IReadOnlyList<DocumentedItem> Query { get; init; }

    public required IReadOnlyList<DocumentedItem> Response { get; init; }
}

/// <summary>A type of EventSub subscriptions on its page. Its body is that of the subscription's request.</summary>
internal sealed record DocumentedEventSubType : DocumentedEntry
{
    public required string Type { get; init; }

    public required string Version { get; init; }

    /// <summary>As the page names them: <c>Webhook</c>. Empty if the page doesn't say.</summary>
    public required IReadOnlyList<string> Transports { get; init; }

    public required IReadOnlyList<DocumentedItem> Condition { get; init; }

    /// <summary>The properties of an event. Null if the page doesn't have them.</summary>
    public required IReadOnlyList<DocumentedItem>? Event { get; init; }
}

/// <summary>The kinds of tokens that pages name.</summary>
internal enum DocumentedTokenKind
{
    User,
    App,
    Jwt,
    Other,
}

/// <summary>
/// A kind of token that is taken, and the scopes that it needs: all of any one group. Without groups it needs none. An app token's scopes must have
/// been granted to the application.
/// </summary>
internal sealed record DocumentedToken(PageLine Line, DocumentedTokenKind Kind, IReadOnlyList<IReadOnlyList<string>> ScopeGroups, string Text);

/// <summary>A parameter or a property. The name is the last part of the path, which begins at the root of its body.</summary>
internal sealed record DocumentedItem(PageLine Line, string Name, string Path, DocumentedType Type)
{
    public bool IsRequired { get; init; }

    /// <summary>Whether the page marks it. Pages don't mark all that can be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether the page marks it. A text may say it, too.</summary>
    public bool IsDeprecated { get; init; }

    public string Description { get; init; } = "";

    public IReadOnlyList<DocumentedValue> Values { get; init; } = [];

    /// <summary>The properties of an object, of the items of a list, or of the values of a map.</summary>
    public IReadOnlyList<DocumentedItem> Items { get; init; } = [];
}

/// <summary>What a value is, whether it is in a list or not.</summary>
internal enum DocumentedShape
{
    String,
    Integer,
    Number,
    Boolean,
    Object,
    Map,
}

/// <summary>The type of an item.</summary>
internal readonly record struct DocumentedType(DocumentedShape Shape, bool IsList);

/// <summary>A possible value. The description is empty if there is none.</summary>
internal sealed record DocumentedValue(PageLine Line, string Value, string Description);

/// <summary>A status that the API answers, with its reasons.</summary>
internal sealed record DocumentedStatus(PageLine Line, int Code, IReadOnlyList<string> Reasons);
