using static TwitchHelix.Generator.Tests.Drift.PlantedEntries;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>Planted differences of what is sent in bodies.</summary>
internal static class PlantedBodies
{
    public static IEnumerable<PlantedCase> All => [.. Properties, .. Limits];

    private static PlantedCase[] Properties =>
    [
        PickApples.Case("a property is new", "- `is_careful` — Boolean.", "- `ladder` — String. The ladder.\n- `is_careful` — Boolean.",
            "theyHave body ladder, presence"),
        PickApples.Case("a property is gone", "- `is_careful` — Boolean. Whether no apple may be bruised. The default is **true**.\n", "",
            "weHave body is_careful, presence"),
        PickApples.Case("a property has another name", "- `note` — String.", "- `remark` — String.",
            "theyHave body remark, presence", "weHave body note, presence"),
        PickApples.Case("a property is required", "- `note` — String.", "- `note` — String, **Required**.", "differs body note, required"),
        PickApples.Case("a property isn't required", "- `hands` — Integer, **Required**.", "- `hands` — Integer.", "differs body hands, required"),
        PickApples.Case("another type", "- `hands` — Integer,", "- `hands` — String,", "differs body hands, type"),
        PickApples.Case("a list is an object", "- `baskets` — Object[],", "- `baskets` — Object,", "differs body baskets, type"),
        PickApples.Case("a property in a list is new", "  - `baskets.shape` — String.",
            "  - `baskets.color` — String, **Required**. Its color.\n  - `baskets.shape` — String.", "theyHave body baskets.color, presence"),
        PickApples.Case("a property in a list is gone", "  - `baskets.shape` — String. The shape of the basket. It is either `round` or `square`.\n", "",
            "weHave body baskets.shape, presence"),
        PickApples.Case("a property in a list is required", "  - `baskets.shape` — String.", "  - `baskets.shape` — String, **Required**.",
            "differs body baskets.shape, required"),
        PickApples.Case("a property in a list isn't required", "  - `baskets.name` — String, **Required**\n", "  - `baskets.name` — String\n",
            "differs body baskets.name, required"),
        PickApples.Case("a property of the third level is new", "    - `baskets.lining.is_washed` — Boolean.",
            "    - `baskets.lining.color` — String. Its color.\n    - `baskets.lining.is_washed` — Boolean.", "theyHave body baskets.lining.color, presence"),
        PickApples.Case("a property of the third level is gone", "    - `baskets.lining.is_washed` — Boolean. Whether it is clean.\n", "",
            "weHave body baskets.lining.is_washed, presence"),
        PickApples.Case("a property of the third level isn't required", "    - `baskets.lining.fabric` — String, **Required**.",
            "    - `baskets.lining.fabric` — String.", "differs body baskets.lining.fabric, required"),
        PickApples.Case("a property of the third level has another type", "    - `baskets.lining.is_washed` — Boolean.",
            "    - `baskets.lining.is_washed` — Integer.", "differs body baskets.lining.is_washed, type"),
        PickApples.Case("a property has moved out of an object", "    - `baskets.lining.is_washed` — Boolean.", "  - `baskets.is_washed` — Boolean.",
            "theyHave body baskets.is_washed, presence", "weHave body baskets.lining.is_washed, presence"),
        PickApples.Case("a property may be null", "- `note` — String.", "- `note` — String, **Nullable**.", "differs body note, nullable"),
        PickApples.Case("a value that only the text names is gone", "It is either `round` or `square`.", "It is `round`.",
            "weHave body baskets.shape, value square"),
        PickApples.Case("the text names no value", "It is either `round` or `square`.", "It is as you like it.", "weHave body baskets.shape, values"),
        PickApples.Case("a value is new where the text named them", "It is either `round` or `square`.\n",
            "\n    Possible values:\n    - `round`\n    - `square`\n    - `oval`\n", "theyHave body baskets.shape, value oval"),
        UpdateApple.Case("a value of a body is new", "  - `green`\n", "  - `green`\n  - `blue`\n", "theyHave body color, value blue"),
        UpdateApple.Case("a value of a body is gone", "  - `red`\n", "", "weHave body color, value red"),
        UpdateApple.Case("a list is a text", "- `labels` — String[].", "- `labels` — String.", "differs body labels, type"),
        UpdateApple.Case("a list of texts is one of numbers", "- `labels` — String[].", "- `labels` — Integer[].", "differs body labels, type"),
        UpdateApple.Case("no body",
            "### Request Body\n\n- `color` — String. Its new color.\n  Possible values:\n  - `red`\n  - `green`\n"
                + "- `delay` — Integer. The seconds until the paint is dry. Maximum: 900.\n"
                + "- `labels` — String[]. Its new labels. You may specify a maximum of 10 labels.\n\n", "",
            "weHave body color, presence", "weHave body delay, presence", "weHave body labels, presence"),
        EatApple.Case("the first body", "### Response Codes", "### Request Body\n\n- `spoon` — Boolean. Whether a spoon is used.\n\n### Response Codes",
            "theyHave body spoon, presence"),
        AnnouncePrice.Case("a tone is new", "  - `loud`: As on a ship.\n", "  - `loud`: As on a ship.\n  - `kind`\n", "theyHave body tone, value kind"),
        AnnouncePrice.Case("a text isn't required", "- `text` — String, **Required**.", "- `text` — String.", "differs body text, required"),
        OpenStall.Case("an object is required", "- `roof` — Object.", "- `roof` — Object, **Required**.", "differs body roof, required"),
        OpenStall.Case("a property of an object is gone", "  - `roof.color` — String, **Required**. Its color.\n", "", "weHave body roof, properties"),
    ];

    private static PlantedCase[] Limits =>
    [
        PickApples.Case("another length", "a maximum of 500 characters", "a maximum of 400 characters", "differs body note, maxLength"),
        PickApples.Case("another range", "between 1 and 7", "between 2 and 8", "differs body hands, minimum", "differs body hands, maximum"),
        PickApples.Case("other numbers of items", "at least 1 basket and at most 5 baskets", "at least 2 baskets and at most 6 baskets",
            "differs body baskets, minItems", "differs body baskets, maxItems"),
        PickApples.Case("another length of a property in a list", "up to a maximum of 25 characters", "up to a maximum of 30 characters",
            "differs body baskets.name, maxLength"),
        PickApples.Case("another shortest length", "a minimum of 1 character", "a minimum of 3 characters", "differs body baskets.name, minLength"),
        PickApples.Case("another default of a boolean", "The default is **true**.", "The default is **false**.", "differs body is_careful, default"),
        PickApples.Case("another default of a text", "Default: \"en\".", "Default: \"de\".", "differs body language, default"),
        PickApples.Case("a limit of the third level is new", "— String, **Required**. What it is made of.",
            "— String, **Required**. What it is made of. The text is limited to a maximum of 60 characters.", "theyHave body baskets.lining.fabric, maxLength"),
        UpdateApple.Case("another maximum", "Maximum: 900.", "Maximum: 600.", "differs body delay, maximum"),
        UpdateApple.Case("a minimum is new", "Maximum: 900.", "Minimum: 5. Maximum: 900.", "theyHave body delay, minimum"),
        UpdateApple.Case("another number of labels", "a maximum of 10 labels", "a maximum of 12 labels", "differs body labels, maxItems"),
        AnnouncePrice.Case("another length of a text", "a maximum of 140 characters", "a maximum of 280 characters", "differs body text, maxLength"),
        OpenStall.Case("another number of signs", "a maximum of 3 signs", "a maximum of 4 signs", "differs body signs, maxItems"),
    ];
}
