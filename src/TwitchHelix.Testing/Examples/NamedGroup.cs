using TwitchHelix.Testing.Described;

namespace TwitchHelix.Testing.Examples;

/// <summary>Properties of an item that together name one user or category: <c>user_id</c>, <c>user_login</c> and <c>user_name</c>.</summary>
/// <param name="IsGame">Whether they name a category.</param>
/// <param name="Id">The property with the ID.</param>
/// <param name="Key">The property with the login, or with the name of a category. Null for none.</param>
/// <param name="Name">The property with the display name. Null for none.</param>
internal sealed record NamedGroup(bool IsGame, string Id, string? Key, string? Name)
{
    // The groups that items are most often about, first.
    private static readonly string[] Order = ["user_id", "broadcaster_id", "id"];

    public bool Has(string property) => property == Id || property == Key || property == Name;

    /// <summary>Returns the groups of an item. The first is the one that the item is about.</summary>
    public static IReadOnlyList<NamedGroup> Of(DescribedSchema item) =>
    [
        .. item.Properties.Keys.Select(id => Of(item, id)).OfType<NamedGroup>()
            .OrderBy(group => Array.IndexOf(Order, group.Id) is var place and >= 0 ? place : Order.Length),
    ];

    private static NamedGroup? Of(DescribedSchema item, string id)
    {
        if (id != "id" && !id.EndsWith("_id", StringComparison.Ordinal))
            return null;
        var prefix = id[..^"id".Length];
        if (prefix == "game_")
            return Existing("game_name") is { } gameName ? new NamedGroup(true, id, gameName, null) : null;
        if (prefix.Length == 0 && item.Properties.ContainsKey("box_art_url"))
            return new NamedGroup(true, id, "name", null);
        // The channels of a search have an `id` without a prefix, and a `broadcaster_login`.
        var login = Existing(prefix + "login") ?? (prefix.Length == 0 && Existing("broadcaster_id") is null ? Existing("broadcaster_login") : null);
        var name = prefix.Length == 0 ? null : Existing(prefix + "name");
        return login is null && name is null ? null : new NamedGroup(false, id, login, name ?? Existing("display_name"));

        string? Existing(string property) => item.Properties.ContainsKey(property) ? property : null;
    }
}
