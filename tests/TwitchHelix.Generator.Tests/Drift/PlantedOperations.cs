using static TwitchHelix.Generator.Tests.Drift.PlantedEntries;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>Planted differences of whole operations and EventSub types.</summary>
internal static class PlantedOperations
{
    private const string Api = "api/reference.md";
    private const string EventSub = "eventsub/reference.md";

    private const string NewOperation =
        "## Plant Tree {#plant-tree}\n\nPlants a tree.\n\n### Endpoint\n\n`POST https://api.twitch.tv/helix/fruit/trees`\n\n### Authorization\n\n"
        + "No authorization required.\n\n### Response Codes\n\n- **204 No Content** — It grows.\n\n";

    private const string NewType =
        "## Apple Falls V3 {#orchard-apple-fall-v3}\n\nAll have fallen.\n\n### Subscription\n\n- Type: `orchard.apple.fall`\n- Version: `3`\n"
        + "- Transports: Webhook\n\n### Endpoint\n\n`POST https://api.twitch.tv/helix/eventsub/subscriptions`\n\n### Authorization\n\n"
        + "No authorization required.\n\n### Subscription Request Body\n\n- `condition` — Object, **Required**. Nothing.\n"
        + "  - `condition.id` — String. The ID.\n\n";

    public static IEnumerable<PlantedCase> All => [.. Calls, .. Entries, .. Types];

    private static PlantedCase[] Calls =>
    [
        UpdateApple.Case("another method", "`PATCH https:", "`PUT https:", "differs method, value"),
        UpdateApple.Case("another path", "helix/fruit/apples`", "helix/fruit/apple`", "differs path, value"),
        UpdateApple.Case("another method and path", "`PATCH https://api.twitch.tv/helix/fruit/apples`", "`PUT https://api.twitch.tv/helix/apples`",
            "differs method, value", "differs path, value"),
        DeleteHarvest.Case("another method in HTML", "<code>DELETE https:", "<code>POST https:", "differs method, value"),
        GetHarvests.Case("another path in HTML", "helix/harvests</code></p>", "helix/harvest</code></p>", "differs path, value"),
        BuildFence.Case("another path on a page with CRLF", "helix/orchards/fences`", "helix/fences`", "differs path, value"),
        GetWeather.Case("another method on a page without an end of its last line", "`GET https:", "`POST https:", "differs method, value"),
        EatApple.Case("another anchor",
            [
                EatApple.EditPage("{#eat-apple}", "{#swallow-apple}"), EatApple.EditPage("(#eat-apple)", "(#swallow-apple)"),
                new OrchardEdit(Api, null, "fruit.md#eat-apple", "fruit.md#swallow-apple"),
            ],
            "differs link, value"),
        GetHarvestLabels.Case("another anchor on a page with one entry",
            [
                GetHarvestLabels.EditPage("{#get-harvest-labels}", "{#get-labels}"),
                new OrchardEdit(Api, null, "hls.md#get-harvest-labels", "hls.md#get-labels"),
            ],
            "differs link, value"),
    ];

    private static PlantedCase[] Entries =>
    [
        new("an operation is new",
            [
                new OrchardEdit(UpdateApple.Page, null, "## Update Apple {#update-apple}", NewOperation + "## Update Apple {#update-apple}"),
                new OrchardEdit(UpdateApple.Page, null, "- [Update Apple](#update-apple)", "- [Plant Tree](#plant-tree)\n- [Update Apple](#update-apple)"),
                new OrchardEdit(UpdateApple.Page, null, "4 entries", "5 entries"),
                new OrchardEdit(Api, "#fruit", "- [Update Apple]",
                    "- [Plant Tree](https://dev.twitch.tv/docs/api/reference/fruit.md#plant-tree): Plants a tree.\n- [Update Apple]"),
            ],
            ["theyHave fruit#plant-tree: entry, presence"]),
        new("an operation is new on a page with CRLF",
            [
                new OrchardEdit(BuildFence.Page, null, "## Build Fence {#build-fence}", NewOperation + "## Build Fence {#build-fence}"),
                new OrchardEdit(BuildFence.Page, null, "- [Build Fence](#build-fence)", "- [Plant Tree](#plant-tree)\n- [Build Fence](#build-fence)"),
                new OrchardEdit(BuildFence.Page, null, "3 entries", "4 entries"),
                new OrchardEdit(Api, "#orchards", "- [Build Fence]",
                    "- [Plant Tree](https://dev.twitch.tv/docs/api/reference/orchards.md#plant-tree): Plants a tree.\n- [Build Fence]"),
            ],
            ["theyHave orchards#plant-tree: entry, presence"]),
        new("an operation is new on a page that had one",
            [
                new OrchardEdit(GetWeather.Page, null, "## Get Weather {#get-weather}",
                    "## Contents {#contents}\n\n2 entries on this page:\n\n- [Plant Tree](#plant-tree)\n- [Get Weather](#get-weather)\n\n"
                        + NewOperation + "## Get Weather {#get-weather}"),
                new OrchardEdit(Api, "#weather", "- [Get Weather]",
                    "- [Plant Tree](https://dev.twitch.tv/docs/api/reference/weather.md#plant-tree): Plants a tree.\n- [Get Weather]"),
            ],
            ["theyHave weather#plant-tree: entry, presence"]),
        new("an operation is gone from its page and from the index",
            [
                OrchardEdit.Cut(EatApple.Page, "## Eat Apple {#eat-apple}"),
                new OrchardEdit(EatApple.Page, null, "- [Eat Apple](#eat-apple)\n", ""),
                new OrchardEdit(EatApple.Page, null, "4 entries", "3 entries"),
                new OrchardEdit(Api, null,
                    "- [Eat Apple](https://dev.twitch.tv/docs/api/reference/fruit.md#eat-apple): Makes an apple go away.\n", ""),
            ],
            ["weHave EatApple: entry, presence"]),
        new("a page is gone from the index",
            [
                new OrchardEdit(Api, null,
                    "## Weather {#weather}\n\nRain and sunshine.\n\n"
                        + "- [Get Weather](https://dev.twitch.tv/docs/api/reference/weather.md#get-weather): Looks out of the window.\n", ""),
            ],
            ["weHave GetWeather: entry, presence"]),
        new("an operation has another anchor, method and path",
            [
                EatApple.EditPage("{#eat-apple}", "{#swallow-apple}"), EatApple.EditPage("(#eat-apple)", "(#swallow-apple)"),
                new OrchardEdit(Api, null, "fruit.md#eat-apple", "fruit.md#swallow-apple"),
                EatApple.EditPage("`DELETE https://api.twitch.tv/helix/fruit/apples`", "`POST https://api.twitch.tv/helix/mouth`"),
            ],
            ["weHave EatApple: entry, presence", "theyHave fruit#swallow-apple: entry, presence"]),
    ];

    private static PlantedCase[] Types =>
    [
        new("a type has another version", [OrchardUpdate.Edit("- Version: `2`", "- Version: `3`")],
            ["theyHave orchard.update 3: entry, presence", "weHave orchard.update 2: entry, presence"]),
        new("a type is no beta any more", [FrostWarn.Edit("- Version: `beta`", "- Version: `1`")],
            ["theyHave weather.frost.warn 1: entry, presence", "weHave weather.frost.warn beta: entry, presence"]),
        new("a type has another name", [ShardDisabled.Edit("- Type: `crate.shard.disabled`", "- Type: `crate.shard.broken`")],
            ["theyHave crate.shard.broken 1: entry, presence", "weHave crate.shard.disabled 1: entry, presence"]),
        new("a version of a type is new",
            [
                OrchardUpdate.EditPage("## Orchard Changed {#orchard-update}", NewType + "## Orchard Changed {#orchard-update}"),
                OrchardUpdate.EditPage("- [Orchard Changed](#orchard-update)",
                    "- [Apple Falls V3](#orchard-apple-fall-v3)\n- [Orchard Changed](#orchard-update)"),
                OrchardUpdate.EditPage("3 entries", "4 entries"),
                new OrchardEdit(EventSub, null, "- [Orchard Changed]",
                    "- [Apple Falls V3](https://dev.twitch.tv/docs/eventsub/reference/orchard.md#orchard-apple-fall-v3): All have.\n- [Orchard Changed]"),
            ],
            ["theyHave orchard.apple.fall 3: entry, presence"]),
        new("a type is gone",
            [
                OrchardEdit.Cut(OrchardUpdate.Page, "## Orchard Changed {#orchard-update}"),
                OrchardUpdate.EditPage("- [Orchard Changed](#orchard-update)\n", ""), OrchardUpdate.EditPage("3 entries", "2 entries"),
                new OrchardEdit(EventSub, null,
                    "- [Orchard Changed](https://dev.twitch.tv/docs/eventsub/reference/orchard.md#orchard-update): It has another name.\n", ""),
            ],
            ["weHave orchard.update 2: entry, presence"]),
    ];
}
