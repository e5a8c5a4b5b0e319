namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>A page of the site: all facts that it states. Tests change them.</summary>
internal sealed class SitePage
{
    /// <summary>Its folder: <c>api</c> or <c>eventsub</c>.</summary>
    public required string Area { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public List<SiteEntry> Entries { get; init; } = [];

    /// <summary>What the index says of it, where that is something else.</summary>
    public List<SiteEntry>? IndexEntries { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>An edit of the page's text, for what is no fact.</summary>
    public Func<string, string>? Edit { get; set; }

    public string Place => $"{Area}/reference/{Slug}";
}

/// <summary>An operation, or a type of EventSub subscriptions.</summary>
internal sealed class SiteEntry
{
    /// <summary>The name in our specification: <c>GetPolls</c>, <c>channel.update 2</c>.</summary>
    public required string Name { get; init; }

    public required string Anchor { get; set; }

    public required string Title { get; set; }

    public required string Method { get; set; }

    public required string Path { get; set; }

    public SiteSubscription? Subscription { get; init; }

    /// <summary>The tokens, one of which is needed. Empty if none is.</summary>
    public List<SiteToken> Tokens { get; init; } = [];

    public List<SiteItem> Query { get; init; } = [];

    public List<SiteItem> Body { get; init; } = [];

    public List<SiteItem> Response { get; init; } = [];

    public List<int> Statuses { get; init; } = [];

    /// <summary>Its number among all entries, by which its forms vary.</summary>
    public required int Number { get; init; }
}

/// <summary>What only the entry of an EventSub type has. Its condition is part of the body.</summary>
internal sealed class SiteSubscription
{
    public required string Type { get; set; }

    public required string Version { get; set; }

    public List<string> Transports { get; init; } = [];

    public List<SiteItem> Event { get; init; } = [];
}

/// <summary>A token that is taken. All of its grants are needed, each of them any one of some alternatives, which are scopes that belong together.</summary>
internal sealed class SiteToken
{
    /// <summary><c>user</c>, <c>app</c> or <c>jwt</c>.</summary>
    public required string Kind { get; init; }

    public List<SiteGrant> Grants { get; init; } = [];

    /// <summary>A further sentence on the same line.</summary>
    public string? Remark { get; init; }
}

/// <summary>Scopes, of which any one or all are needed.</summary>
internal sealed class SiteGrant
{
    public List<string> Scopes { get; init; } = [];

    public bool IsAll { get; set; }
}

/// <summary>A parameter or a property.</summary>
internal sealed class SiteItem
{
    public required string Name { get; set; }

    public required string Type { get; set; }

    public bool IsRequired { get; set; }

    public bool IsNullable { get; set; }

    public List<string> Sentences { get; init; } = [];

    public List<SiteValue> Values { get; init; } = [];

    public List<SiteItem> Items { get; init; } = [];

    /// <summary>Its number among all items, by which its form varies.</summary>
    public required int Number { get; init; }

    /// <summary>Itself and all items in it.</summary>
    public IEnumerable<SiteItem> All => Items.SelectMany(item => item.All).Prepend(this);
}

/// <summary>A possible value.</summary>
internal sealed class SiteValue
{
    public required string Value { get; set; }

    public string? Text { get; init; }
}
