namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>Pages that say what the specification of the sample says.</summary>
internal static class ThingPages
{
    public const string ApiIndex = """
        # API Reference

        All things.

        ## Things {#things}

        - [Get Things](https://docs.example/docs/api/reference/things.md#get-things): Lists things.
        - [Create Thing](https://docs.example/docs/api/reference/things.md#create-thing): Makes one.

        """;

    public const string Things = """
        # Things

        All things.

        ## Contents {#contents}

        2 entries on this page:

        - [Get Things](#get-things)
        - [Create Thing](#create-thing)

        ## Get Things {#get-things}

        Lists things.

        ### Endpoint

        `GET https://api.twitch.tv/helix/things`

        ### Authorization

        Requires one of the following:

        - An [app access token](https://docs.example/docs/authentication.md#app-access-tokens).
        - A [user access token](https://docs.example/docs/authentication.md#user-access-tokens) that includes the **thing:read** scope.

        ### Query Parameters

        - `user_id` — String, **Required**. The ID of the user.
        - `id` — String. The ID of a thing. You may specify a maximum of 100 IDs.
        - `after` — String. The cursor.

        ### Response Body

        - `data` — Object[]. The things.
          - `data.id` — String. The ID.
          - `data.kind` — String. The size.
            Possible values:
            - `big`
            - `small`: It fits into a pocket.
          - `data.made_at` — String. When it was made, in RFC3339 format.
        - `pagination` — Object. Where the list goes on.
          - `pagination.cursor` — String. The cursor.

        ### Response Codes

        - **200 OK** — Got the things.
        - **400 Bad Request** — Something is missing.
        - **401 Unauthorized** — The token is wrong.

        ## Create Thing {#create-thing}

        Makes a thing.

        ### Endpoint

        `POST https://api.twitch.tv/helix/things`

        ### Authorization

        Requires one of the following:

        - A [user access token](https://docs.example/docs/authentication.md#user-access-tokens).

        ### Request Body

        - `name` — String, **Required**. The name.

        ### Response Codes

        - **204 No Content** — Made the thing.

        """;

    public const string EventSubIndex = """
        # EventSub Reference

        ## Thing {#thing}

        - [Thing Made](https://docs.example/docs/eventsub/reference/thing.md#thing-made): A thing is made.
        - [Thing Made V2](https://docs.example/docs/eventsub/reference/thing.md#thing-made-v2): A thing is made again.

        """;

    public const string Events = """
        # Thing

        What happens to things.

        ## Contents {#contents}

        2 entries on this page:

        - [Thing Made](#thing-made)
        - [Thing Made V2](#thing-made-v2)

        ## Thing Made {#thing-made}

        A thing is made.

        ### Subscription

        - Type: `thing.made`
        - Version: `1`
        - Transports: Webhook, WebSocket, Conduit

        ### Endpoint

        `POST https://api.twitch.tv/helix/eventsub/subscriptions`

        ### Authorization

        Requires one of the following:

        - A [user access token](https://docs.example/docs/authentication.md#user-access-tokens) that includes the **thing:read** scope.
        - An [app access token](https://docs.example/docs/authentication.md#app-access-tokens).
          The application, through prior authorization, must have been granted:
          - The **thing:read** scope for the user represented by the *user_id* event condition.

        ### Subscription Request Body

        - `type` — String, **Required**. The subscription type name: `thing.made`.
        - `version` — String, **Required**. The subscription type version: `1`.
        - `condition` — Object, **Required**. The condition.
          - `condition.user_id` — String, **Required**. The ID of the user.
        - `transport` — Object, **Required**. The transport.

        ### Notification Payload

        - `event` — Object. The event.
          - `event.thing_id` — String. The ID of the thing.
          - `event.owner` — Object, **Nullable**. The owner.
            - `event.owner.id` — String. The ID of the owner.
          - `event.made_at` — String. When it was made.

        ## Thing Made V2 {#thing-made-v2}

        A thing is made again.

        ### Subscription

        - Type: `thing.made`
        - Version: `2`
        - Transports: Webhook, WebSocket, Conduit

        ### Endpoint

        `POST https://api.twitch.tv/helix/eventsub/subscriptions`

        ### Authorization

        Requires one of the following:

        - An [app access token](https://docs.example/docs/authentication.md#app-access-tokens).

        ### Subscription Request Body

        - `type` — String, **Required**. The subscription type name: `thing.made`.
        - `version` — String, **Required**. The subscription type version: `2`.
        - `condition` — Object, **Required**. The condition, which is empty.
        - `transport` — Object, **Required**. The transport.

        ### Notification Payload

        - `event` — Object. The event.
          - `event.thing_id` — String. The ID of the thing.

        """;
}
