using static TwitchHelix.Generator.Tests.Drift.PlantedEntries;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>Edits after which there is still no difference, and edits that make a line whose form is unknown.</summary>
internal static class PlantedLines
{
    /// <summary>What the pages may say or not say.</summary>
    public static IEnumerable<PlantedCase> Harmless =>
    [
        GetApples.Case("a repeated parameter is a list", "- `tree_id` — String.", "- `tree_id` — String[]."),
        GetApples.Case("the text names no limits",
            " The minimum page size is 1 item per page and the maximum is 100 items per page. The default is 20.", ""),
        GetApples.Case("limits in other words", "The minimum page size is 1 item per page and the maximum is 100 items per page. The default is 20.",
            "Between 1 and 100. Default: 20."),
        GetApples.Case("null isn't marked", "`data.tree` — Object, **Nullable**.", "`data.tree` — Object."),
        GetApples.Case("null is marked where it was not", "`data.picked_at` — String.", "`data.picked_at` — String, **Nullable**."),
        GetApples.Case("a map is one by name", "`data.names` — Object.", "`data.names` — Map[String,String]."),
        GetApples.Case("an empty value is listed", "    - `red`: A red one.\n", "    - `red`: A red one.\n    - `\"\"`: Nobody knows.\n"),
        GetApples.Case("values are in another order", "  - `sweet`: The sweetest first.\n  - `sour`\n", "  - `sour`\n  - `sweet`: The sweetest first.\n"),
        PickApples.Case("properties are in another order",
            "- `is_careful` — Boolean. Whether no apple may be bruised. The default is **true**.\n"
                + "- `language` — String. The language of the labels. Default: \"en\".",
            "- `language` — String. The language of the labels. Default: \"en\".\n"
                + "- `is_careful` — Boolean. Whether no apple may be bruised. The default is **true**."),
        GetApples.Case("a date is a Unix timestamp", "`data.picked_at` — String. When it was picked, in RFC3339 format.",
            "`data.picked_at` — Integer. The Unix timestamp of the picking."),
        GetApples.Case("values in the text instead of a list", "  Possible values:\n  - `sweet`: The sweetest first.\n  - `sour`\n",
            "  It is sweet or `sour`.\n"),
        GetApples.Case("another reason phrase", "- **401 Unauthorized**", "- **401 Unauthenticated**"),
        GetApples.Case("a reason more", "  - The *tree_id* query parameter is no tree.\n", "  - The *tree_id* query parameter is no tree.\n  - It rains.\n"),
        GetApples.Case("a reason less", "  - The *tree_id* query parameter is no tree.\n", ""),
        GetApples.Case("an example in another language", "### Response Example", "```go\nhttp.Get(\"https://api.twitch.tv\")\n```\n\n### Response Example"),
        GetApples.Case("scopes in another order", "**fruit:read:apples** or **fruit:manage:apples** scope",
            "**fruit:manage:apples** or **fruit:read:apples** scope"),
        AnnouncePrice.Case("scopes of one user are those of two",
            "  - The **market:announce**, **user:shout** scopes for the user represented by the *seller_id* query parameter.\n",
            "  - The **market:announce** scope for the user represented by the *seller_id* query parameter.\n"
                + "  - The **user:shout** scope for the user represented by the *seller_id* query parameter.\n"),
        GetPrices.Case("two tokens of one kind are one", "**market:read:prices** or **market:manage:prices** scope. For buyers.",
            "**market:read:prices**, **market:announce**, or **market:manage:prices** scope. For all."),
        AppleFall.Case("transports in another order", "Webhook, WebSocket, Conduit", "Conduit, Webhook, WebSocket"),
        AppleFall.Case("the transport has another property", "  - `transport.session_id` — String.",
            "  - `transport.pigeon` — String. Its name.\n  - `transport.session_id` — String."),
        DeliveryGrant.Case("a request with lists of events can say so", "- `transport` — Object, **Required**.",
            "- `is_batching_enabled` — Boolean, **Required**. It must be true.\n- `transport` — Object, **Required**."),
        GetHarvests.Case("a badge of a beta is gone", "<span class=\"badge\">Beta</span> ", ""),
        GetHarvests.Case("an example is gone",
            "<pre><code class=\"language-go\">http.Get(\"https://api.twitch.tv/helix/harvests?orchard_id=3\")</code></pre>\n", ""),
    ];

    /// <summary>The first line that an edit changes is the line that must be reported.</summary>
    public static IEnumerable<PlantedCase> Unknown =>
    [
        GetApples.Case("a limit in unknown words", "- `after` — String. The cursor of the page before.",
            "- `after` — String. Characters after the 99th are ignored, so the limit is not 200."),
        GetApples.Case("a section of an unknown kind", "### Response Codes", "### Seasons\n\nIn winter there are none.\n\n### Response Codes"),
        GetApples.Case("a misspelled section", "### Query Parameters", "### Query Paramters"),
        GetApples.Case("a parameter without a type", "- `after` — String. The cursor of the page before.", "- `after`. The cursor of the page before."),
        GetApples.Case("a parameter of an unknown type", "- `after` — String.", "- `after` — Cursor."),
        GetApples.Case("a parameter without code", "- `after` — String.", "- after — String."),
        GetApples.Case("a parameter with an unknown mark", "- `after` — String.", "- `after` — String, **Blessed**."),
        GetApples.Case("a parameter that is a sentence", "- `after` — String. The cursor of the page before.", "- There is a parameter for the cursor."),
        GetApples.Case("a path that doesn't fit", "    - `data.tree.height` — Integer.", "    - `data.bush.height` — Integer."),
        GetApples.Case("a property without its path", "    - `data.tree.height` — Integer.", "    - `height` — Integer."),
        GetApples.Case("a status without a number", "- **404 Not Found** — There is no such orchard.", "- **Not Found** — There is no such orchard."),
        GetApples.Case("a status that is a sentence", "- **404 Not Found** — There is no such orchard.", "- If there is no such orchard, you will know."),
        GetApples.Case("a token of an unknown kind", "- An [app access token](https://dev.twitch.tv/docs/authentication.md#app-access-tokens).",
            "- A golden apple."),
        PickApples.Case("an authorization that is a sentence",
            "Requires one of the following:\n\n- A [user access token](https://dev.twitch.tv/docs/authentication.md#user-access-tokens) that includes the "
                + "**fruit:manage:apples** scope.\n",
            "Ask the owner.\n"),
        BuildFence.Case("a value that isn't code", "  - `south`: Where the sun is.", "  - South: Where the sun is."),
        GetHarvests.Case("a parameter without a type in HTML", "<code>year</code> — Integer. The year.", "<code>year</code>. The year."),
        GetHarvests.Case("a section of an unknown kind in HTML", "<h3>Response Codes</h3>", "<h3>Rückgabewerte</h3>"),
        AppleFall.Case("a line of the subscription of an unknown kind", "- Transports: Webhook, WebSocket, Conduit", "- Sent by: Webhook, WebSocket, Conduit"),
        AppleFall.Case("a list beside the event", "- `event` — Object. What has happened.",
            "- `witnesses` — String[]. Who saw it.\n- `event` — Object. What has happened."),
        AppleFall.Case("values of a field of the condition", "The ID of a tree.\n", "The ID of a tree. Possible values:\n    - `1`\n"),
        GetApples.Case("values of a boolean", "The default is **false**.\n", "The default is **false**. Possible values:\n  - `true`\n  - `false`\n"),
        GetApples.Case("values of an integer", "The default is 20.\n", "The default is 20. Possible values:\n  - `20`\n"),
        GetApples.Case("a scope that isn't marked", "**fruit:read:apples** or **fruit:manage:apples** scope. The",
            "**fruit:read:apples** or **fruit:manage:apples** scope. With fruit:count, all are counted. The"),
        GetApples.Case("two codes in one status", "- **404 Not Found** — There is no such orchard.", "- **404/410 Gone** — There is no such orchard."),
        GetApples.Case("a value twice", "  - `sour`\n", "  - `sour`\n  - `sour`\n"),
        GetApples.Case("a parameter twice", "- `after` — String. The cursor of the page before.\n",
            "- `after` — String. The cursor of the page before.\n- `after` — Integer, **Required**. The cursor of the page before.\n"),
        AppleFall.Case("a table for items", "### Subscription Request Body\n",
            "### Subscription Request Body\n\n| Name | Type |\n| --- | --- |\n| `type` | String |\n"),
    ];
}
