using static TwitchHelix.Generator.Tests.Drift.PlantedEntries;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>Planted differences of query parameters.</summary>
internal static class PlantedParameters
{
    public static IEnumerable<PlantedCase> All => [.. Presence, .. Forms, .. Values, .. Limits];

    private static PlantedCase[] Presence =>
    [
        GetApples.Case("a parameter is new", "- `after` — String.", "- `before` — String. The cursor of the page after.\n- `after` — String.",
            "TheyHave query before, presence"),
        GetApples.Case("a required parameter is new", "- `tree_id` — String.", "- `owner_id` — String, **Required**. The ID of the owner.\n- `tree_id` — String.",
            "TheyHave query owner_id, presence"),
        GetApples.Case("a parameter with values is new", "- `after` — String.",
            "- `color` — String. The color.\n  Possible values:\n  - `red`\n- `after` — String.",
            "TheyHave query color, presence"),
        GetApples.Case("a parameter with paragraphs is gone",
            "- `picked_after` — String\n  Leaves out what was picked earlier. The date is\n  in RFC3339 format.\n\n  Apples that still hang are always listed.\n", "",
            "WeHave query picked_after, presence"),
        GetApples.Case("a parameter with values has another name", "- `sort` — String.", "- `order` — String.",
            "TheyHave query order, presence", "WeHave query sort, presence"),
        GetApples.Case("the last parameter is gone", "- `after` — String. The cursor of the page before.\n", "",
            "WeHave query after, presence"),
        UpdateApple.Case("the only parameter is gone", "### Query Parameters\n\n- `id` — String, **Required**. The ID of the apple.\n\n", "",
            "WeHave query id, presence"),
        GetWeather.Case("the first parameters", "### Response Body", "### Query Parameters\n\n- `day` — String. The day.\n\n### Response Body",
            "TheyHave query day, presence"),
        GetHarvests.Case("a parameter is new in HTML", "<li><code>year</code>", "<li><code>month</code> — Integer. The month.</li>\n<li><code>year</code>",
            "TheyHave query month, presence"),
        GetHarvests.Case("a parameter is gone in HTML", "<li><code>year</code> — Integer. The year. Minimum: 1900.</li>\n", "",
            "WeHave query year, presence"),
        DeleteHarvest.Case("a parameter has another name in HTML", "<code>id</code>", "<code>harvest_id</code>",
            "TheyHave query harvest_id, presence", "WeHave query id, presence"),
        GetOrchard.Case("a parameter is new on a page with CRLF", "- `name` — String. The name of the orchard.\n\n",
            "- `name` — String. The name of the orchard.\n- `owner` — String. Its owner.\n\n",
            "TheyHave query owner, presence"),
        GetOrchardCalendar.Case("a parameter is gone where there is no body",
            "### Query Parameters\n\n- `orchard_id` — String, **Required**. The ID of the orchard.\n\n", "",
            "WeHave query orchard_id, presence"),
    ];

    private static PlantedCase[] Forms =>
    [
        GetApples.Case("a parameter is required", "- `tree_id` — String.", "- `tree_id` — String, **Required**.", "Differs query tree_id, required"),
        GetApples.Case("a parameter isn't required", "- `orchard_id` — String, **Required**.", "- `orchard_id` — String.", "Differs query orchard_id, required"),
        GetApples.Case("a parameter with paragraphs is required", "- `picked_after` — String\n", "- `picked_after` — String, **Required**\n",
            "Differs query picked_after, required"),
        GetHarvests.Case("a parameter is required in HTML", "<code>year</code> — Integer.", "<code>year</code> — Integer, <strong>Required</strong>.",
            "Differs query year, required"),
        GetHarvests.Case("a parameter isn't required in HTML", "<code>orchard_id</code> — String, <strong>Required</strong>.",
            "<code>orchard_id</code> — String.", "Differs query orchard_id, required"),
        BuildFence.Case("a parameter isn't required on a page with CRLF", "- `side` — String, **Required**.", "- `side` — String.",
            "Differs query side, required"),
        GetApples.Case("an integer is a string", "- `first` — Integer.", "- `first` — String.", "Differs query first, type"),
        GetApples.Case("a boolean is a string", "- `is_ripe` — Boolean.", "- `is_ripe` — String.", "Differs query is_ripe, type"),
        GetApples.Case("a string is an integer", "- `orchard_id` — String,", "- `orchard_id` — Integer,", "Differs query orchard_id, type"),
        GetApples.Case("a string is a list", "- `orchard_id` — String,", "- `orchard_id` — String[],", "Differs query orchard_id, type"),
        GetApples.Case("a repeated string is an integer", "- `tree_id` — String.", "- `tree_id` — Integer.", "Differs query tree_id, type"),
        GetApples.Case("a date is an integer", "- `picked_after` — String\n", "- `picked_after` — Integer\n", "Differs query picked_after, type"),
        GetHarvests.Case("an integer is a string in HTML", "<code>year</code> — Integer.", "<code>year</code> — String.", "Differs query year, type"),
        GetMarkets.Case("an integer is a number", "- `weekday` — Integer.", "- `weekday` — Float.", "Differs query weekday, type"),
        GetPrices.Case("a string is an integer of another page", "- `day` — String.", "- `day` — Integer.", "Differs query day, type"),
    ];

    private static PlantedCase[] Values =>
    [
        GetApples.Case("a value is new", "  - `sour`\n", "  - `sour`\n  - `bitter`: The bitterest first.\n", "TheyHave query sort, value bitter"),
        GetApples.Case("a value is gone", "  - `sweet`: The sweetest first.\n", "", "WeHave query sort, value sweet"),
        GetApples.Case("a value has another name", "`sour`", "`tart`", "TheyHave query sort, value tart", "WeHave query sort, value sour"),
        GetApples.Case("a value is in capitals", "`sour`", "`SOUR`", "TheyHave query sort, value SOUR", "WeHave query sort, value sour"),
        GetApples.Case("no values", "  Possible values:\n  - `sweet`: The sweetest first.\n  - `sour`\n", "", "WeHave query sort, values"),
        GetApples.Case("values of a free text", "- `after` — String. The cursor of the page before.\n",
            "- `after` — String. The cursor of the page before.\n  Possible values:\n  - `start`\n", "TheyHave query after, values"),
        GetHarvestLabels.Case("a value is new where there are no statuses", "  - `en-US`\n", "  - `en-US`\n  - `fr-FR`\n",
            "TheyHave query locale, value fr-FR"),
        GetHarvestLabels.Case("a value is gone where there are no statuses", "  - `de-DE`\n", "", "WeHave query locale, value de-DE"),
        GetHarvests.Case("a value is new in HTML", "<li><code>closed</code></li>\n</ul>\n</li>\n</ul>\n<h3>Response Body",
            "<li><code>closed</code></li>\n<li><code>burnt</code>: By lightning.</li>\n</ul>\n</li>\n</ul>\n<h3>Response Body",
            "TheyHave query status, value burnt"),
        GetHarvests.Case("a value is gone in HTML", "<li><code>open</code>: It goes on.</li>\n", "", "WeHave query status, value open"),
        BuildFence.Case("a value is new on a page with CRLF", "  - `south`: Where the sun is.\n", "  - `south`: Where the sun is.\n  - `west`\n",
            "TheyHave query side, value west"),
        BuildFence.Case("a value is gone on a page with CRLF", "  - `south`: Where the sun is.\n", "", "WeHave query side, value south"),
    ];

    private static PlantedCase[] Limits =>
    [
        GetApples.Case("another maximum", "the maximum is 100 items", "the maximum is 50 items", "Differs query first, maximum"),
        GetApples.Case("another minimum", "The minimum page size is 1 item", "The minimum page size is 5 items", "Differs query first, minimum"),
        GetApples.Case("another default", "The default is 20.", "The default is 25.", "Differs query first, default"),
        GetApples.Case("all limits are others", "The minimum page size is 1 item per page and the maximum is 100 items per page. The default is 20.",
            "The minimum page size is 2 items per page and the maximum is 99 items per page. The default is 19.",
            "Differs query first, minimum", "Differs query first, maximum", "Differs query first, default"),
        GetApples.Case("another number of IDs", "a maximum of 50 IDs", "a maximum of 100 IDs", "Differs query tree_id, maxItems"),
        GetApples.Case("another default of a boolean", "The default is **false**.", "The default is **true**.", "Differs query is_ripe, default"),
        GetApples.Case("a limit is new", "- `after` — String. The cursor of the page before.",
            "- `after` — String. The cursor of the page before. The text is limited to a maximum of 200 characters.", "TheyHave query after, maxLength"),
        GetApples.Case("a default is new", "  Apples that still hang are always listed.", "  The default is `2020`.", "TheyHave query picked_after, default"),
        GetMarkets.Case("another maximum of a page", "the maximum is 25 items", "the maximum is 30 items", "Differs query first, maximum"),
        GetMarkets.Case("another range", "from 1 through 7", "from 0 through 6", "Differs query weekday, minimum", "Differs query weekday, maximum"),
        GetHarvests.Case("another minimum in HTML", "Minimum: 1900.", "Minimum: 1800.", "Differs query year, minimum"),
        GetHarvests.Case("a maximum is new in HTML", "Minimum: 1900.", "Minimum: 1900. Maximum: 2100.", "TheyHave query year, maximum"),
        GetHarvestLabels.Case("another default of a text", "Default: \"en-US\".", "Default: \"de-DE\".", "Differs query locale, default"),
    ];
}
