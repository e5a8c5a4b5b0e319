namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>An item of an entry, and the list that it is in.</summary>
internal sealed record ItemSlot(List<SiteItem> Owner, SiteItem Item, ItemPlace Place)
{
    public bool IsSent => Place is ItemPlace.Query or ItemPlace.Body or ItemPlace.Condition;

    /// <summary>All items of an entry that are compared: not what requests for subscriptions have in common.</summary>
    public static IEnumerable<ItemSlot> Of(SiteEntry entry) => entry.Subscription is { } subscription
        ? In(entry.Body.Single(item => item.Name == "condition").Items, ItemPlace.Condition)
            .Concat(subscription.Event.SelectMany(root => In(root.Items, ItemPlace.Event)))
        : In(entry.Query, ItemPlace.Query).Concat(In(entry.Body, ItemPlace.Body)).Concat(In(entry.Response, ItemPlace.Response));

    private static IEnumerable<ItemSlot> In(List<SiteItem> items, ItemPlace place) =>
        items.SelectMany(item => In(item.Items, place).Prepend(new ItemSlot(items, item, place)));
}

/// <summary>Where an item is.</summary>
internal enum ItemPlace
{
    Query,
    Body,
    Condition,
    Response,
    Event,
}
