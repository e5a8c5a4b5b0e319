using static TwitchHelix.Generator.Tests.Drift.PlantedEntries;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>Planted differences of EventSub types.</summary>
internal static class PlantedEvents
{
    public static IEnumerable<PlantedCase> All =>
    [
        AppleFall.Case("a transport is gone", "- Transports: Webhook, WebSocket, Conduit", "- Transports: Webhook, Conduit", "weHave transports, value websocket"),
        AppleFall2.Case("two transports are gone", "- Transports: Webhook, WebSocket, Conduit", "- Transports: Webhook",
            "weHave transports, value websocket", "weHave transports, value conduit"),
        FrostWarn.Case("another transport", "- Transports: Webhook, WebSocket, Conduit", "- Transports: Webhook, WebSocket, Pigeon",
            "theyHave transports, value pigeon", "weHave transports, value conduit"),
        DeliveryGrant.Case("a transport is new", "- Transports: Webhook, Conduit", "- Transports: Webhook, WebSocket, Conduit", "theyHave transports, value websocket"),
        ShardDisabled.Case("a transport is new everywhere", "- Transports: Webhook, WebSocket, Conduit", "- Transports: Webhook, WebSocket, Conduit, Queue",
            "theyHave transports, value queue"),
        AppleFall.Case("a field of the condition is new", "  - `condition.tree_id` — String.", "  - `condition.branch_id` — String. A branch.\n  - `condition.tree_id` — String.",
            "theyHave condition branch_id, presence"),
        AppleFall.Case("a field of the condition is gone", "  - `condition.tree_id` — String. The ID of a tree.\n", "", "weHave condition tree_id, presence"),
        AppleFall.Case("a field of the condition is required", "  - `condition.tree_id` — String.", "  - `condition.tree_id` — String, **Required**.",
            "differs condition tree_id, required"),
        AppleFall.Case("a field of the condition isn't required", "  - `condition.broadcaster_user_id` — String, **Required**.",
            "  - `condition.broadcaster_user_id` — String.", "differs condition broadcaster_user_id, required"),
        AppleFall2.Case("a field of the condition has another name", "  - `condition.broadcaster_user_id`", "  - `condition.owner_id`",
            "theyHave condition owner_id, presence", "weHave condition broadcaster_user_id, presence"),
        OrchardUpdate.Case("a field of the condition is no text", "`condition.orchard_id` — String,", "`condition.orchard_id` — Integer,",
            "differs condition orchard_id, type"),
        FrostWarn.Case("a field of a condition is gone after a BOM", "  - `condition.hour` — String. The hour.\n", "", "weHave condition hour, presence"),
        DeliveryGrant.Case("a field of a condition is new", "  - `condition.crate_id` — String.", "  - `condition.farm_id` — String. A farm.\n  - `condition.crate_id` — String.",
            "theyHave condition farm_id, presence"),
        AppleFall.Case("a property of the event is new", "  - `event.kind` — String.", "  - `event.sound` — String. How it sounded.\n  - `event.kind` — String.",
            "theyHave event sound, presence"),
        AppleFall.Case("a property of the event is gone", "  - `event.fell_at` — String. When it fell, in RFC3339 format.\n", "", "weHave event fell_at, presence"),
        AppleFall.Case("a property of the event has another type", "`event.fell_at` — String. When it fell, in RFC3339 format.", "`event.fell_at` — Integer. When it fell.",
            "differs event fell_at, type"),
        AppleFall.Case("a property of the event may be null", "`event.fell_at` — String.", "`event.fell_at` — String, **Nullable**.", "differs event fell_at, nullable"),
        AppleFall.Case("a nested property of the event is new", "    - `event.apple.weight` — Integer.", "    - `event.apple.color` — String. Its color.\n    - `event.apple.weight` — Integer.",
            "theyHave event apple.color, presence"),
        AppleFall.Case("a nested property of the event is gone", "    - `event.apple.weight` — Integer. How heavy it is.\n", "", "weHave event apple.weight, presence"),
        AppleFall.Case("a value of the event is new", "    - `picked`\n", "    - `picked`\n    - `stolen`: By a jay.\n", "theyHave event kind, value stolen"),
        AppleFall.Case("a value of the event is gone", "    - `windfall`: It was the wind.\n", "", "weHave event kind, value windfall"),
        AppleFall2.Case("a property in a list of the event is new", "    - `event.apples.weight` — Integer.", "    - `event.apples.color` — String. Its color.\n    - `event.apples.weight` — Integer.",
            "theyHave event apples.color, presence"),
        AppleFall2.Case("a list of texts is a text", "`event.witnesses` — String[].", "`event.witnesses` — String.", "differs event witnesses, type"),
        FrostWarn.Case("a fraction is a whole number", "`event.degrees` — Float.", "`event.degrees` — Integer.", "differs event degrees, type"),
        DeliveryGrant.Case("a property of an event in a list is new", "    - `events.data.crate_id` — String.", "    - `events.data.weight` — Integer. Its weight.\n    - `events.data.crate_id` — String.",
            "theyHave event data.weight, presence"),
    ];
}
