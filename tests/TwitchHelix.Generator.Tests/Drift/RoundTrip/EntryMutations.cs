namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>Changes to entries as a whole, and to pages.</summary>
internal static class EntryMutations
{
    private static readonly string[] Verbs = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public static readonly IReadOnlyList<Mutation> All =
    [
        new("an entry is gone, also from the index", (random, page) => page.Entries.Count < 2 ? null : Removed(random, page, isInIndex: false)),
        new("an entry is gone, but not from the index", (random, page) => Removed(random, page, isInIndex: true)),
        new("an entry is new, also in the index", (random, page) => Added(random, page, isInIndex: true)),
        new("an entry is new, but not in the index", (random, page) => Added(random, page, isInIndex: false)),
        new("an operation has another anchor", (random, page) => Renamed(random, page, isInIndex: true)),
        new("an entry has another anchor than in the index", (random, page) => Renamed(random, page, isInIndex: false)),
        new("another method", OtherMethod),
        Mutation.Of("another path", (_, entry) => entry.Subscription is not null ? null : entry.Path += "/others"),
        new("another version", (random, page) => OtherType(random, page, (type, _) => (type, random.Pick(new[] { "3", "4", "gamma" })!))),
        new("another type of subscriptions", (random, page) => OtherType(random, page, (_, version) => ("orchard.apple.fall", version))),
        Mutation.Of("a transport less", (random, entry) => entry.Subscription is not { } subscription ? null : Take(random, subscription.Transports)),
        Mutation.Of("a transport more", (random, entry) => entry.Subscription is not { } subscription ? null
            : random.Pick(new[] { "WebSocket", "Pigeon" }.Except(subscription.Transports)) is not { } transport ? null
            : Insert(random, subscription.Transports, transport)),
        Mutation.Of("a status less", (random, entry) => entry.Statuses.Count == 0 ? null
            : $"{entry.Statuses.TakeAt(random.Next(entry.Statuses.Count))}"),
        Mutation.Of("a status more", (random, entry) =>
            entry.Subscription is not null || Unused(random, entry) is not { } status ? null : $"{Insert(random, entry.Statuses, status)}"),
        Mutation.Of("another status", (random, entry) => entry.Statuses.Count == 0 || Unused(random, entry) is not { } status ? null
            : $"{entry.Statuses.TakeAt(random.Next(entry.Statuses.Count))} → {Insert(random, entry.Statuses, status)}"),
        new("a page is gone", (_, page) =>
        {
            page.IsDeleted = true;
            return new Planted(page, "gone", Names(page)) { IsWhole = true };
        }),
        new("a page is not in the index", (_, page) =>
        {
            page.IndexEntries = [];
            return new Planted(page, "gone from the index", Names(page)) { IsWhole = true };
        }),
    ];

    private static List<string> Names(SitePage page) => [.. page.Entries.Select(entry => entry.Name)];

    private static Planted Removed(Random random, SitePage page, bool isInIndex)
    {
        if (isInIndex)
            page.IndexEntries = [.. page.Entries];
        var entry = page.Entries.TakeAt(random.Next(page.Entries.Count));
        return new Planted(page, entry.Name, [entry.Name]) { IsWhole = isInIndex };
    }

    private static Planted Added(Random random, SitePage page, bool isInIndex)
    {
        if (!isInIndex)
            page.IndexEntries = [.. page.Entries];
        var isType = page.Area == "eventsub";
        var entry = new SiteEntry
        {
            Name = isType ? "orchard.apple.fall 1" : "GetApples",
            Anchor = isType ? "orchard-apple-fall" : "get-apples",
            Title = isType ? "Apple Falls" : "Get Apples",
            Method = isType ? "POST" : "GET",
            Path = isType ? "/eventsub/subscriptions" : "/orchard/apples",
            Tokens = [new SiteToken { Kind = "app" }],
            Statuses = isType ? [] : [200, 401],
            Subscription = isType ? new SiteSubscription { Type = "orchard.apple.fall", Version = "1", Transports = ["Webhook", "Conduit"] } : null,
            Number = random.Next(6),
        };
        page.Entries.Insert(random.Next(page.Entries.Count + 1), entry);
        return new Planted(page, entry.Name, [entry.Name, entry.Anchor, entry.Title]) { IsWhole = !isInIndex };
    }

    private static Planted? Renamed(Random random, SitePage page, bool isInIndex)
    {
        var entry = random.Pick(page.Entries)!;
        // The specification has no anchors of types.
        if (isInIndex && entry.Subscription is not null)
            return null;
        if (!isInIndex)
            page.IndexEntries = [.. page.Entries.Select(each => new SiteEntry
            {
                Name = each.Name, Anchor = each.Anchor, Title = each.Title, Method = each.Method, Path = each.Path, Number = each.Number,
            })];
        entry.Anchor += "-again";
        entry.Title += " Again";
        return new Planted(page, entry.Anchor, [entry.Name, entry.Anchor, entry.Title]) { IsWhole = !isInIndex };
    }

    /// <summary>A method that no other entry has with this path, which would be found there.</summary>
    private static Planted? OtherMethod(Random random, SitePage page)
    {
        var entry = random.Pick(page.Entries)!;
        var used = page.Entries.Where(each => each.Path == entry.Path).Select(each => each.Method);
        if (entry.Subscription is not null || random.Pick(Verbs.Except(used)) is not { } method)
            return null;
        entry.Method = method;
        return new Planted(page, method, [entry.Name]);
    }

    private static Planted? OtherType(Random random, SitePage page, Func<string, string, (string Type, string Version)> change)
    {
        var entry = random.Pick(page.Entries)!;
        if (entry.Subscription is not { } subscription)
            return null;
        (subscription.Type, subscription.Version) = change(subscription.Type, subscription.Version);
        return new Planted(page, $"{entry.Name} → {subscription.Type} {subscription.Version}", [entry.Name, $"{subscription.Type} {subscription.Version}"]);
    }

    /// <summary>Takes the item at an index out of a list.</summary>
    public static T TakeAt<T>(this List<T> list, int index)
    {
        var item = list[index];
        list.RemoveAt(index);
        return item;
    }

    private static string? Take(Random random, List<string> list) => list.Count == 0 ? null : list.TakeAt(random.Next(list.Count));

    private static T Insert<T>(Random random, List<T> list, T item)
    {
        list.Insert(random.Next(list.Count + 1), item);
        return item;
    }

    private static int? Unused(Random random, SiteEntry entry)
    {
        var unused = new[] { 201, 202, 400, 401, 402, 403, 404, 409, 410, 418, 425, 429, 500, 503 }.Except(entry.Statuses).ToList();
        return unused[random.Next(unused.Count)];
    }
}
