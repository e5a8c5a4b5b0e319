using TwitchHelix.Generator.Specification;
using TwitchHelix.Generator.Tests.Drift.RoundTrip;

namespace TwitchHelix.Generator.Tests;

/// <summary>Twitch's pages after an announcement: all that the specification has, and a made-up operation with a made-up event.</summary>
internal static class LanternSite
{
    /// <summary>Writes the pages into a folder that is laid out like the site.</summary>
    public static void Write(string folder, string spec)
    {
        var document = SpecDocument.Load(spec);
        var pages = SpecPages.Of(document);
        var items = new SpecItems(document);
        pages.Single(page => page is { Area: "api", Slug: "games" }).Entries.Add(Operation(items));
        pages.Single(page => page is { Area: "eventsub", Slug: "channel" }).Entries.Add(Event(items));
        foreach (var (place, text) in SiteWriter.Write(pages))
        {
            var file = Path.Combine(folder, place + ".md");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    private static SiteEntry Operation(SpecItems items) => new()
    {
        Name = "GetLanterns",
        Anchor = "get-lanterns",
        Title = "Get Lanterns",
        Method = "GET",
        Path = "/games/lanterns",
        Tokens = [new SiteToken { Kind = "user", Grants = [new SiteGrant { Scopes = ["lantern:read:lights", "lantern:read:wicks"], IsAll = true }] }],
        Query =
        [
            items.Make("broadcaster_id", "String", true, ["The owner of the lanterns.", "This ID must match the user ID in the access token."]),
            WithColors(items.Make("color", "String", false, ["The color of the lanterns to list."])),
            items.Make("first", "Integer", false, ["The size of a page.", "The maximum is 50 items per page.", "The default is 20."]),
            items.Make("after", "String", false, ["The cursor of the page."]),
        ],
        Response =
        [
            items.Make("data", "Object[]", false, ["The lanterns."],
            [
                items.Make("id", "String", false, ["An ID that identifies the lantern."]),
                WithColors(items.Make("color", "String", false, ["The color of the lantern."])),
                items.Make("brightness", "Integer", false, ["How much light it gives."]),
                NullIfNeverLit(items.Make("lit_at", "String", false, ["The date and time when it was lit, in RFC3339 format."])),
            ]),
            items.Make("pagination", "Object", false, ["Where the list goes on."], [items.Make("cursor", "String", false, ["The cursor."])]),
        ],
        Statuses = [200, 400, 401],
        Number = 1,
    };

    private static SiteEntry Event(SpecItems items) => new()
    {
        Name = "channel.lantern.lit 1",
        Anchor = "channel-lantern-lit",
        Title = "Lantern Lit",
        Method = "POST",
        Path = "/eventsub/subscriptions",
        Tokens = [new SiteToken { Kind = "user", Grants = [new SiteGrant { Scopes = ["lantern:read:lights"] }] }],
        Body =
        [
            items.Make("type", "String", true, ["The subscription type name: `channel.lantern.lit`."]),
            items.Make("version", "String", true, ["The subscription type version: `1`."]),
            items.Make("condition", "Object", true, ["What to watch."],
                [items.Make("broadcaster_user_id", "String", true, ["The broadcaster's user ID."])]),
        ],
        Subscription = new SiteSubscription
        {
            Type = "channel.lantern.lit",
            Version = "1",
            Transports = ["Webhook", "WebSocket", "Conduit"],
            Event =
            [
                items.Make("event", "Object", false, ["What has happened."],
                [
                    items.Make("broadcaster_user_id", "String", false, ["The broadcaster's user ID."]),
                    items.Make("broadcaster_user_login", "String", false, ["The broadcaster's login."]),
                    items.Make("lantern_id", "String", false, ["The lantern's ID."]),
                    items.Make("brightness", "Integer", false, ["How much light it gives."]),
                    items.Make("lit_at", "String", false, ["The date and time when it was lit, in RFC3339 format."]),
                ]),
            ],
        },
        Number = 1,
    };

    private static SiteItem WithColors(SiteItem item)
    {
        item.Values.AddRange(
        [
            new SiteValue { Value = "amber", Text = "A warm light." },
            new SiteValue { Value = "blue", Text = "A cold light." },
        ]);
        return item;
    }

    private static SiteItem NullIfNeverLit(SiteItem item)
    {
        item.IsNullable = true;
        return item;
    }
}
