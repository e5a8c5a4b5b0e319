using static TwitchHelix.Generator.Tests.Drift.PlantedEntries;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>Planted differences of responses and statuses.</summary>
internal static class PlantedResponses
{
    public static IEnumerable<PlantedCase> All => [.. Properties, .. Types, .. Values, .. Statuses];

    private static PlantedCase[] Properties =>
    [
        GetApples.Case("a property is new", "  - `data.weight` — Float.", "  - `data.taste` — String. Its taste.\n  - `data.weight` — Float.",
            "theyHave response data.taste, presence"),
        GetApples.Case("an object is new", "  - `data.weight` — Float.",
            "  - `data.core` — Object. Its core.\n    - `data.core.seeds` — Integer. Its seeds.\n  - `data.weight` — Float.",
            "theyHave response data.core, presence"),
        GetApples.Case("a property is gone", "  - `data.weight` — Float. How heavy it is.\n", "", "weHave response data.weight, presence"),
        GetApples.Case("a property has another name", "`data.weight`", "`data.mass`",
            "theyHave response data.mass, presence", "weHave response data.weight, presence"),
        GetApples.Case("a nested property is new", "    - `data.tree.height` — Integer.", "    - `data.tree.age` — Integer. Its age.\n    - `data.tree.height` — Integer.",
            "theyHave response data.tree.age, presence"),
        GetApples.Case("a nested property is gone", "    - `data.tree.height` — Integer. How high it is.\n", "",
            "weHave response data.tree.height, presence"),
        GetApples.Case("a nested property with paragraphs is gone",
            "    - `data.tree.planted_at` — String\n      When somebody planted it, in RFC3339 format.\n\n      Old trees have the date of the first map.\n", "",
            "weHave response data.tree.planted_at, presence"),
        GetApples.Case("a property in a nested list is new", "    - `data.marks.size` — Integer.", "    - `data.marks.side` — String. Where.\n    - `data.marks.size` — Integer.",
            "theyHave response data.marks.side, presence"),
        GetApples.Case("a property in a nested list is gone", "    - `data.marks.kind` — String. What it is.\n", "",
            "weHave response data.marks.kind, presence"),
        GetApples.Case("the cursor is gone", "  - `pagination.cursor` — String. The cursor to ask for the page that follows.\n", "",
            "weHave response pagination, properties"),
        GetApples.Case("the cursor and its object are gone",
            "- `pagination` — Object. Where the list goes on.\n  - `pagination.cursor` — String. The cursor to ask for the page that follows.\n", "",
            "weHave response pagination, presence"),
        GetApples.Case("a property beside the data is new", "- `pagination` — Object.", "- `total` — Integer. How many there are.\n- `pagination` — Object.",
            "theyHave response total, presence"),
        PickApples.Case("a property beside the data is gone", "- `total` — Integer. How many they are.\n", "", "weHave response total, presence"),
        PickApples.Case("a property that can be absent is gone",
            "  - `data.basket` — String. Its basket. This field is omitted if the state is DROPPED.\n", "", "weHave response data.basket, presence"),
        UpdateApple.Case("the first response", "### Response Codes", "### Response Body\n\n- `data` — Object[]. The apple.\n  - `data.id` — String. Its ID.\n\n### Response Codes",
            "theyHave response data, presence"),
        GetPrices.Case("no response",
            "### Response Body\n\n- `data` — Object[]. The prices.\n  - `data.fruit` — String. What is sold.\n  - `data.cents` — Integer. What it costs.\n"
                + "  - `data.is_fixed` — Boolean. Whether nobody may haggle.\n\n", "",
            "weHave response data, presence"),
        GetWeather.Case("a property of a map is new", "    - `data.stations.wind` — Integer.", "    - `data.stations.snow` — Integer. How deep.\n    - `data.stations.wind` — Integer.",
            "theyHave response data.stations.snow, presence"),
        GetWeather.Case("a property of a map is gone", "    - `data.stations.wind` — Integer. How fast the wind is.\n", "",
            "weHave response data.stations, properties"),
        GetHarvests.Case("a property is new in HTML", "<li><code>data.crates</code>", "<li><code>data.town</code> — String. Where.</li>\n<li><code>data.crates</code>",
            "theyHave response data.town, presence"),
        GetHarvests.Case("a property is gone in HTML", "<li><code>data.crates</code> — String[]. The names of its crates.</li>\n", "",
            "weHave response data.crates, presence"),
        GetHarvests.Case("a nested property is new in HTML", "<li><code>data.cost.unit</code>", "<li><code>data.cost.tax</code> — Integer. Too much.</li>\n<li><code>data.cost.unit</code>",
            "theyHave response data.cost.tax, presence"),
        GetHarvests.Case("a nested property is gone in HTML", "<li><code>data.cost.unit</code> — String. Of what.</li>\n", "",
            "weHave response data.cost.unit, presence"),
        GetOrchard.Case("a deprecated property is gone on a page with CRLF",
            "  - `data.is_open` — Boolean\n    Whether one can get in.\n\n    IMPORTANT This field is deprecated and always true.\n", "",
            "weHave response data.is_open, presence"),
        GetMarkets.Case("a property of the third level is new", "    - `data.markets.name` — String.", "    - `data.markets.hall` — String. Its hall.\n    - `data.markets.name` — String.",
            "theyHave response data.markets.hall, presence"),
        GetHarvestLabels.Case("a property is new where there are no statuses", "  - `data.name` — String.", "  - `data.color` — String. Its color.\n  - `data.name` — String.",
            "theyHave response data.color, presence"),
    ];

    private static PlantedCase[] Types =>
    [
        GetApples.Case("a text is a number", "`data.id` — String.", "`data.id` — Integer.", "differs response data.id, type"),
        GetApples.Case("a number is a whole one", "`data.weight` — Float.", "`data.weight` — Integer.", "differs response data.weight, type"),
        GetApples.Case("a boolean is a text", "`data.is_ripe` — Boolean.", "`data.is_ripe` — String.", "differs response data.is_ripe, type"),
        GetApples.Case("a list is one object", "`data.marks` — Object[].", "`data.marks` — Object.", "differs response data.marks, type"),
        GetApples.Case("an object is a list", "`data.tree` — Object, **Nullable**.", "`data.tree` — Object[], **Nullable**.", "differs response data.tree, type"),
        GetApples.Case("a list of texts is a text", "`data.labels` — String[].", "`data.labels` — String.", "differs response data.labels, type"),
        GetApples.Case("a map is a list", "`data.names` — Object.", "`data.names` — Object[].", "differs response data.names, type"),
        GetApples.Case("a map is a text", "`data.names` — Object.", "`data.names` — String.", "differs response data.names, type"),
        GetApples.Case("a date is a number", "`data.picked_at` — String. When it was picked, in RFC3339 format.", "`data.picked_at` — Integer. When it was picked.",
            "differs response data.picked_at, type"),
        GetApples.Case("a whole number in a nested list is a text", "`data.marks.size` — Integer.", "`data.marks.size` — String.",
            "differs response data.marks.size, type"),
        GetApples.Case("a property may be null", "`data.weight` — Float.", "`data.weight` — Float, **Nullable**.", "differs response data.weight, nullable"),
        GetApples.Case("a nested property may be null", "`data.tree.height` — Integer.", "`data.tree.height` — Integer, **Nullable**.",
            "differs response data.tree.height, nullable"),
        GetApples.Case("a list may be null", "`data.labels` — String[].", "`data.labels` — String[], **Nullable**.", "differs response data.labels, nullable"),
        GetHarvests.Case("a property may be null in HTML", "<code>data.crates</code> — String[].", "<code>data.crates</code> — String[] <span class=\"badge\">Nullable</span>.",
            "differs response data.crates, nullable"),
        GetHarvests.Case("another type in HTML", "<code>data.cost.amount</code> — Integer.", "<code>data.cost.amount</code> — String.",
            "differs response data.cost.amount, type"),
        GetWeather.Case("a list of numbers is one of texts", "`data.readings` — Integer[].", "`data.readings` — String[].", "differs response data.readings, type"),
        GetWeather.Case("a map is no map", "`data.stations` — Map[String,Object].", "`data.stations` — Boolean.", "differs response data.stations, type"),
        GetMarkets.Case("a time is a text", "`data.markets.opened_at` — Integer.", "`data.markets.opened_at` — String.",
            "differs response data.markets.opened_at, type"),
        GetMarkets.Case("an object is a list of objects", "- `data` — Object.", "- `data` — Object[].", "differs response data, type"),
        GetOrchard.Case("a number is a text on a page with CRLF", "`data.trees` — Integer.", "`data.trees` — String.", "differs response data.trees, type"),
    ];

    private static PlantedCase[] Values =>
    [
        GetApples.Case("a value of a response is new", "    - `green`: A green one.\n", "    - `green`: A green one.\n    - `yellow`\n",
            "theyHave response data.kind, value yellow"),
        GetApples.Case("a value of a response is gone", "    - `red`: A red one.\n", "", "weHave response data.kind, value red"),
        PickApples.Case("a value of a response has another name", "`DROPPED`: It is on the ground.", "`FALLEN`: It is on the ground.",
            "theyHave response data.state, value FALLEN", "weHave response data.state, value DROPPED"),
        GetHarvests.Case("a value of a response is new in HTML", "<li><code>open</code></li>\n", "<li><code>open</code></li>\n<li><code>planned</code></li>\n",
            "theyHave response data.status, value planned"),
        GetMarkets.Case("values of a free text in a response", "`data.town` — String. The name of the town.\n",
            "`data.town` — String. The name of the town.\n    Possible values:\n    - `Appleton`\n    - `Peartown`\n", "theyHave response data.town, values"),
    ];

    private static PlantedCase[] Statuses =>
    [
        GetApples.Case("a status is new", "- **404 Not Found** — There is no such orchard.", "- **404 Not Found** — There is no such orchard.\n- **410 Gone** — It is a road now.",
            "theyHave status 410, presence"),
        GetApples.Case("a status is gone", "- **404 Not Found** — There is no such orchard.\n", "", "weHave status 404, presence"),
        GetApples.Case("a status with reasons is gone",
            "- **400 Bad Request** — One of these:\n  - The *orchard_id* query parameter is missing.\n  - The *tree_id* query parameter is no tree.\n", "",
            "weHave status 400, presence"),
        PickApples.Case("a status with reasons is new", "- **401 Unauthenticated** — The token is bad.",
            "- **401 Unauthenticated** — The token is bad.\n- **403 Forbidden**\n  - It is night.\n  - It is Sunday.", "theyHave status 403, presence"),
        PickApples.Case("another status", "- **409 Conflict**", "- **423 Locked**", "theyHave status 423, presence", "weHave status 409, presence"),
        PickApples.Case("another success", "- **200 OK** — The baskets are full.", "- **202 Accepted** — The baskets will be full.",
            "theyHave status 202, presence", "weHave status 200, presence"),
        UpdateApple.Case("a success with a response", "- **204 No Content**", "- **200 OK**", "theyHave status 200, presence", "weHave status 204, presence"),
        EatApple.Case("no statuses",
            "### Response Codes\n\n- **204 No Content** — It is eaten.\n- **401 Unauthorized** — The token is bad.\n- **404 Not Found** — There is no such apple.\n\n", "",
            "weHave statuses, presence"),
        GetHarvests.Case("a status is new in HTML", "<li><strong>401 Unauthorized</strong>", "<li><strong>403 Forbidden</strong> — No.</li>\n<li><strong>401 Unauthorized</strong>",
            "theyHave status 403, presence"),
        DeleteHarvest.Case("a status is gone in HTML", "<li><strong>401 Unauthorized</strong> — The token is bad.</li>\n", "", "weHave status 401, presence"),
        BuildFence.Case("a success is another on a page with CRLF", "- **202 Accepted**", "- **204 No Content**", "theyHave status 204, presence", "weHave status 202, presence"),
        GetWeather.Case("an error of the server is gone", "- **500 Internal Error** — The window is dirty.\n", "", "weHave status 500, presence"),
    ];
}
