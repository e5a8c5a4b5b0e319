using static TwitchHelix.Generator.Tests.Drift.PlantedEntries;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>Planted differences of query parameters.</summary>
internal static class PlantedParameters
{
    public static IEnumerable<PlantedCase> All => [.. Presence, .. Forms, .. Values, .. Limits];

    private static PlantedCase[] Presence =>
    [
        GetApples.Case("a parameter is new", "- `after` — String.", "- `before` — String. The cursor of the page after.\n- `after` — String.",
            "theyHave query before, presence"),
        GetApples.Case("a required parameter is new", "- `tree_id` — String.",
            "- `owner_id` — String, **Required**. The ID of the owner.\n- `tree_id` — String.",
            "theyHave query owner_id, presence"),
        GetApples.Case("a parameter with values is new", "- `after` — String.",
            "- `color` — String. The color.\n  Possible values:\n  - `red`\n- `after` — String.",
            "theyHave query color, presence"),
        GetApples.Case("a parameter with paragraphs is gone",
            "- `picked_after` — String\n  Leaves out what was picked earlier. The date is\n  in RFC3339 format.\n\n"
                + "  Apples that still hang are always listed.\n", "",
            "weHave query picked_after, presence"),
        GetApples.Case("a parameter with values has another name", "- `sort` — String.", "- `order` — String.",
            "theyHave query order, presence", "weHave query sort, presence"),
        GetApples.Case("the last parameter is gone", "- `after` — String. The cursor of the page before.\n", "",
            "weHave query after, presence"),
        UpdateApple.Case("the only parameter is gone", "### Query Parameters\n\n- `id` — String, **Required**. The ID of the apple.\n\n", "",
            "weHave query id, presence"),
        GetWeather.Case("the first parameters", "### Response Body", "### Query Parameters\n\n- `day` — String. The day.\n\n### Response Body",
            "theyHave query day, presence"),
        GetHarvests.Case("a parameter is new in HTML", "<li><code>year</code>", "<li><code>month</code> — Integer. The month.</li>\n<li><code>year</code>",
            "theyHave query month, presence"),
        GetHarvests.Case("a parameter is gone in HTML", "<li><code>year</code> — Integer. The year. Minimum: 1900.</li>\n", "",
            "weHave query year, presence"),
        DeleteHarvest.Case("a parameter has another name in HTML", "<code>id</code>", "<code>harvest_id</code>",
            "theyHave query harvest_id, presence", "weHave query id, presence"),
        GetOrchard.Case("a parameter is new on a page with CRLF", "- `name` — String. The name of the orchard.\n\n",
            "- `name` — String. The name of the orchard.\n- `owner` — String. Its owner.\n\n",
            "theyHave query owner, presence"),
        GetOrchardCalendar.Case("a parameter is gone where there is no body",
            "### Query Parameters\n\n- `orchard_id` — String, **Required**. The ID of the orchard.\n\n", "",
            "weHave query orchard_id, presence"),
    ];

    private static PlantedCase[] Forms =>
    [
        GetApples.Case("a parameter is required", "- `tree_id` — String.", "- `tree_id` — String, **Required**.", "differs query tree_id, required"),
        GetApples.Case("a parameter isn't required", "- `orchard_id` — String, **Required**.", "- `orchard_id` — String.",
            "differs query orchard_id, required"),
        GetApples.Case("a parameter with paragraphs is required", "- `picked_after` — String\n", "- `picked_after` — String, **Required**\n",
            "differs query picked_after, required"),
        GetHarvests.Case("a parameter is required in HTML", "<code>year</code> — Integer.", "<code>year</code> — Integer, <strong>Required</strong>.",
            "differs query year, required"),
        GetHarvests.Case("a parameter isn't required in HTML", "<code>orchard_id</code> — String, <strong>Required</strong>.",
            "<code>orchard_id</code> — String.", "differs query orchard_id, required"),
        BuildFence.Case("a parameter isn't required on a page with CRLF", "- `side` — String, **Required**.", "- `side` — String.",
            "differs query side, required"),
        GetApples.Case("an integer is a string", "- `first` — Integer.", "- `first` — String.", "differs query first, type"),
        GetApples.Case("a parameter is deprecated", "- `after` — String.", "- `after` — String, **Deprecated**.", "differs query after, deprecated"),
        GetApples.Case("a boolean is a string", "- `is_ripe` — Boolean.", "- `is_ripe` — String.", "differs query is_ripe, type"),
        GetApples.Case("a string is an integer", "- `orchard_id` — String,", "- `orchard_id` — Integer,", "differs query orchard_id, type"),
        GetApples.Case("a string is a list", "- `orchard_id` — String,", "- `orchard_id` — String[],", "differs query orchard_id, type"),
        GetApples.Case("a repeated string is an integer", "- `tree_id` — String.", "- `tree_id` — Integer.", "differs query tree_id, type"),
        GetApples.Case("a date is an integer", "- `picked_after` — String\n", "- `picked_after` — Integer\n", "differs query picked_after, type"),
        GetHarvests.Case("an integer is a string in HTML", "<code>year</code> — Integer.", "<code>year</code> — String.", "differs query year, type"),
        GetMarkets.Case("an integer is a number", "- `weekday` — Integer.", "- `weekday` — Float.", "differs query weekday, type"),
        GetPrices.Case("a string is an integer of another page", "- `day` — String.", "- `day` — Integer.", "differs query day, type"),
    ];

    private static PlantedCase[] Values =>
    [
        GetApples.Case("a value is new", "  - `sour`\n", "  - `sour`\n  - `bitter`: The bitterest first.\n", "theyHave query sort, value bitter"),
        GetApples.Case("a value is gone", "  - `sweet`: The sweetest first.\n", "", "weHave query sort, value sweet"),
        GetApples.Case("a value has another name", "`sour`", "`tart`", "theyHave query sort, value tart", "weHave query sort, value sour"),
        GetApples.Case("a value is in capitals", "`sour`", "`SOUR`", "theyHave query sort, value SOUR", "weHave query sort, value sour"),
        GetApples.Case("no values", "  Possible values:\n  - `sweet`: The sweetest first.\n  - `sour`\n", "", "weHave query sort, values"),
        GetApples.Case("values of a free text", "- `after` — String. The cursor of the page before.\n",
            "- `after` — String. The cursor of the page before.\n  Possible values:\n  - `start`\n", "theyHave query after, values"),
        GetHarvestLabels.Case("a value is new where there are no statuses", "  - `en-US`\n", "  - `en-US`\n  - `fr-FR`\n",
            "theyHave query locale, value fr-FR"),
        GetHarvestLabels.Case("a value is gone where there are no statuses", "  - `de-DE`\n", "", "weHave query locale, value de-DE"),
        GetHarvests.Case("a value is new in HTML", "<li><code>closed</code></li>\n</ul>\n</li>\n</ul>\n<h3>Response Body",
            "<li><code>closed</code></li>\n<li><code>burnt</code>: By lightning.</li>\n</ul>\n</li>\n</ul>\n<h3>Response Body",
            "theyHave query status, value burnt"),
        GetHarvests.Case("a value is gone in HTML", "<li><code>open</code>: It goes on.</li>\n", "", "weHave query status, value open"),
        BuildFence.Case("a value is new on a page with CRLF", "  - `south`: Where the sun is.\n", "  - `south`: Where the sun is.\n  - `west`\n",
            "theyHave query side, value west"),
        BuildFence.Case("a value is gone on a page with CRLF", "  - `south`: Where the sun is.\n", "", "weHave query side, value south"),
    ];

    private static PlantedCase[] Limits =>
    [
        GetApples.Case("another maximum", "the maximum is 100 items", "the maximum is 50 items", "differs query first, maximum"),
        GetApples.Case("another minimum", "The minimum page size is 1 item", "The minimum page size is 5 items", "differs query first, minimum"),
        GetApples.Case("another default", "The default is 20.", "The default is 25.", "differs query first, default"),
        GetApples.Case("all limits are others", "The minimum page size is 1 item per page and the maximum is 100 items per page. The default is 20.",
            "The minimum page size is 2 items per page and the maximum is 99 items per page. The default is 19.",
            "differs query first, minimum", "differs query first, maximum", "differs query first, default"),
        GetApples.Case("another number of IDs", "a maximum of 50 IDs", "a maximum of 100 IDs", "differs query tree_id, maxItems"),
        GetApples.Case("another default of a boolean", "The default is **false**.", "The default is **true**.", "differs query is_ripe, default"),
        GetApples.Case("a limit is new", "- `after` — String. The cursor of the page before.",
            "- `after` — String. The cursor of the page before. The text is limited to a maximum of 200 characters.", "theyHave query after, maxLength"),
        GetApples.Case("a default is new", "  Apples that still hang are always listed.", "  The default is `2020`.", "theyHave query picked_after, default"),
        GetMarkets.Case("another maximum of a page", "the maximum is 25 items", "the maximum is 30 items", "differs query first, maximum"),
        GetMarkets.Case("another range", "from 1 through 7", "from 0 through 6", "differs query weekday, minimum", "differs query weekday, maximum"),
        GetHarvests.Case("another minimum in HTML", "Minimum: 1900.", "Minimum: 1800.", "differs query year, minimum"),
        GetHarvests.Case("a maximum is new in HTML", "Minimum: 1900.", "Minimum: 1900. Maximum: 2100.", "theyHave query year, maximum"),
        GetHarvestLabels.Case("another default of a text", "Default: \"en-US\".", "Default: \"de-DE\".", "differs query locale, default"),
    ];
}
