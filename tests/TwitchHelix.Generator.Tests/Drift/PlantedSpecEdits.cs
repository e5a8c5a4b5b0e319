using static TwitchHelix.Generator.Tests.Drift.PlantedEntries;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>Differences that are planted in the specification.</summary>
internal static class PlantedSpecEdits
{
    private const string Fruit = "resources/fruit.yaml";
    private const string Markets = "resources/markets.yaml";
    private const string Orchards = "resources/orchards.yaml";
    private const string Harvests = "resources/harvests.yaml";
    private const string Events = "eventsub/orchard.yaml";

    public static IEnumerable<PlantedCase> All =>
    [
        Of(GetApples, "our parameter isn't required", Fruit, "          required: true\n          description: The ID of the orchard.",
            "          description: The ID of the orchard.", "differs query orchard_id, required"),
        Of(GetApples, "our parameter has another name", Fruit, "name: is_ripe", "name: ripe", "theyHave query is_ripe, presence",
            "weHave query ripe, presence"),
        Of(GetApples, "our parameter has no limit", Fruit, "            maxItems: 50\n", "", "theyHave query tree_id, maxItems"),
        Of(GetApples, "our parameter has another default", Fruit, "default: false", "default: true", "differs query is_ripe, default"),
        Of(GetApples, "our repeated parameter is one", Fruit,
            "            type: array\n            maxItems: 50\n            items:\n              type: string",
            "            type: string", "theyHave query tree_id, maximum"),
        Of(GetApples, "our tokens lack one", Fruit, "        - app: [fruit:read:apples]\n", "", "theyHave tokens app, presence"),
        Of(GetApples, "our tokens have another scope", Fruit, "        - user: [fruit:manage:apples]\n", "        - user: [harvest:read]\n",
            "differs scopes user, scopes"),
        Of(GetApples, "our statuses have one more", Fruit, "[400, 401, 404]", "[400, 401, 403, 404]", "weHave status 403, presence"),
        Of(UpdateApple, "our statuses have one less", Fruit, "[400, 401]", "[400]", "theyHave status 401, presence"),
        Of(UpdateApple, "our success is another", Fruit, "'204':", "'202':", "weHave status 202, presence", "theyHave status 204, presence"),
        Schema(GetApples, "our property has another type", Fruit, "Tree:", "type: integer", "type: string", "differs response data.tree.height, type"),
        Schema(GetApples, "our property can't be null", Fruit, "Apple:", "          nullable: true\n          allOf:", "          allOf:",
            "differs response data.tree, nullable"),
        Schema(GetApples, "our map is a list", Fruit, "Apple:", "          type: object\n          additionalProperties:\n            type: string",
            "          type: array\n          items:\n            type: string", "differs response data.names, type"),
        Schema(GetApples, "our property is one more", Fruit, "AppleMark:", "      properties:\n",
            "      properties:\n        depth:\n          description: How deep it is.\n          type: integer\n",
            "weHave response data.marks.depth, presence"),
        Schema(GetApples, "our value is one more", Fruit, "AppleKind:", "enum: ['', red, green]", "enum: ['', red, green, blue]",
            "weHave response data.kind, value blue"),
        Schema(GetApples, "our value is one less", Fruit, "AppleKind:", "enum: ['', red, green]", "enum: ['', red]",
            "theyHave response data.kind, value green"),
        Schema(PickApples, "our property of a body isn't required", Fruit, "NewLining:", "required: [fabric]", "required: []",
            "differs body baskets.lining.fabric, required"),
        Schema(PickApples, "our property of a body has no length", Fruit, "NewBasket:", "          minLength: 1\n", "",
            "theyHave body baskets.name, minLength"),
        Schema(PickApples, "our property of a body has another range", Fruit, "PickApplesBody:", "          minimum: 1\n          maximum: 7\n",
            "          minimum: 0\n          maximum: 9\n", "differs body hands, minimum", "differs body hands, maximum"),
        Schema(PickApples, "our value of a body is one more", Fruit, "BasketShape:", "enum: [round, square]", "enum: [round, square, long]",
            "weHave body baskets.shape, value long"),
        Of(AnnouncePrice, "our app token needs a scope less", Markets, "[market:announce, user:shout, market:bot]", "[market:announce, user:shout]",
            "differs scopes app, scopes"),
        Of(OpenStall, "our token is another", Markets, "        - jwt: []", "        - user: []", "theyHave tokens jwt, presence",
            "weHave tokens user, presence"),
        Of(GetOrchardCalendar, "our operation takes a token", Orchards, "security: []", "security: [{ user: [] }]", "weHave tokens user, presence"),
        Of(GetHarvests, "our parameter is one more beside HTML", Harvests, "        - name: year\n",
            "        - name: month\n          in: query\n          description: The month.\n          schema:\n            type: integer\n"
                + "        - name: year\n",
            "weHave query month, presence"),
        File(AppleFall, "our condition has a field more", Events, "      - name: tree_id\n",
            "      - name: branch_id\n        description: A branch.\n      - name: tree_id\n",
            "weHave condition branch_id, presence"),
        File(AppleFall, "our scopes are any of fewer", Events, "[orchard:read:falls, fruit:manage:apples]", "[orchard:read:falls]",
            "differs scopes user, scopes", "differs scopes app, scopes"),
        File(AppleFall2, "our app token needs no further scope", Events, "    app_scopes: [user:shout]\n", "", "differs scopes app, scopes"),
        Schema(AppleFall2, "our event has a property less", Events, "OrchardAppleFallV2Event:",
            "\n        witnesses:\n          description: Who saw it.\n          type: array\n          items:\n            type: string", "",
            "theyHave event witnesses, presence"),
        File(DeliveryGrant, "our transports are all", "eventsub/crate.yaml", "    transports: [webhook, conduit]\n", "", "weHave transports, value websocket"),
    ];

    private static PlantedCase Of(PlantedEntry entry, string name, string file, string old, string replacement, params string[] differences) =>
        entry.Case(name, [new OrchardEdit(file, $"operationId: {entry.Name}", old, replacement)], differences);

    private static PlantedCase Schema(
        PlantedEntry entry, string name, string file, string schema, string old, string replacement, params string[] differences) =>
        entry.Case(name, [new OrchardEdit(file, schema, old, replacement)], differences);

    private static PlantedCase File(PlantedEntry entry, string name, string file, string old, string replacement, params string[] differences) =>
        entry.Case(name, [new OrchardEdit(file, null, old, replacement)], differences);
}
