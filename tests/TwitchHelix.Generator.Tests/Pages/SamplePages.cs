namespace TwitchHelix.Generator.Tests.Pages;

/// <summary>Made-up pages in the form of Twitch's.</summary>
internal static class SamplePages
{
    public const string ApiIndex = """
        # API Reference

        All that grows.

        Source: https://docs.example/docs/api/reference/

        ## Fruit {#fruit}

        Apples and what becomes of them.

        - [Get Apples](https://docs.example/docs/api/reference/fruit.md#get-apples): Lists apples.
        - [Eat Apple](https://docs.example/docs/api/reference/fruit.md#eat-apple): Eats one.

        """;

    public const string EventSubIndex = """
        # EventSub Reference

        ## Orchard {#orchard}

        - [Apple Falls](https://docs.example/docs/eventsub/reference/orchard.md#orchard-apple-fall): One falls.

        """;

    public const string Fruit = """
        # Fruit

        Apples and what becomes of them.

        Source: https://docs.example/docs/api/reference/fruit/

        ## Contents {#contents}

        2 entries on this page:

        - [Get Apples](#get-apples)
        - [Eat Apple](#eat-apple)

        ## Get Apples {#get-apples}

        Lists the apples of an orchard,
        wrapped as *some_text* or _some\_other_ is.

        > **Note** Rotten ones are left out.
        > Always.

        NOTE: Only ripe ones.

        ### Endpoint

        `GET https://api.example/helix/fruit/apples`

        ### Authorization

        Requires one of the following:

        - A [user access token](https://docs.example/docs/authentication.md#user) that includes the **fruit:read:apples** or **fruit:manage:apples** scope.
        - An [app access token](https://docs.example/docs/authentication.md#app).
          The application, through prior authorization, must have been granted:
          - The **fruit:read:apples**, **fruit:count** scopes for the user represented by the *orchard_id* query parameter.
          - The **fruit:bot** scope for the user represented by the *picker_id* query parameter.

        ### Query Parameters

        - `orchard_id` — String, **Required**. The ID of the orchard.
        - `sort` — String. The order of the apples.
          Possible values:
          - `sweet`: The sweetest first.
          - `sour`
        - `picked_after` — String
          The first paragraph of a description,
          wrapped.

          The second one.

          - A list in it.
        - `first` — Integer. The maximum is 100. The default is **20**.

        ### Response Body

        - `data` — Object[]. The list of apples.
          - `data.id` — String. The ID.
          - `data.tree` — Object, **Nullable**. The tree. Null if it fell far.
            - `data.tree.height` — Integer. The height.
          - `data.colors` — String[]. The colors.
        - `pagination` — Object. Where the list goes on.
          - `pagination.cursor` — String. The cursor.

        ### Response Codes

        - **200 OK** — Got the apples.
        - **400 Bad Request**
          - The orchard is missing.
          - The order isn't known.
        - **401 Unauthenticated** — The token is wrong.

        ### Request Example

        ```bash
        curl -X GET 'https://api.example/helix/fruit/apples?orchard_id=1'
        ```

        ### Response Example

        ```json
        { "data": [] }
        ```

        ## Eat Apple {#eat-apple}

        Eats an apple.

        ### Endpoint

        `POST https://api.example/helix/fruit/apples/eaten`

        ### Authorization

        No authorization required.

        ### Request Body

        - `apple` — Object, **Required**. The apple.
          - `apple.id` — String, **Required**. The ID.
          - `apple.weight` — Float. The weight.
          - `apple.tags` — Map[String,String]. Its tags.

        ### Request Example

        ```bash
        curl -X POST 'https://api.example/helix/fruit/apples/eaten'
        ```

        """;

    public const string Orchard = """
        # Orchard

        What happens in an orchard.

        Source: https://docs.example/docs/eventsub/reference/orchard/

        ## Apple Falls {#orchard-apple-fall}

        An apple falls.

        ### Subscription

        - Type: `orchard.apple.fall`
        - Version: `1`
        - Transports: Webhook, WebSocket, Conduit

        ### Endpoint

        `POST https://api.example/helix/eventsub/subscriptions`

        Use a user access token for WebSockets.

        ### Authorization

        Requires one of the following:

        - A [user access token](https://docs.example/docs/authentication.md#user) that includes the **fruit:read:apples** scope.

        ### Subscription Request Body

        - `type` — String, **Required**. The subscription type name: `orchard.apple.fall`.
        - `version` — String, **Required**. The subscription type version: `1`.
        - `condition` — Object, **Required**. The condition.
          - `condition.orchard_id` — String, **Required**. The ID of the orchard.
        - `transport` — Object, **Required**. Transport-specific parameters.
          - `transport.method` — String, **Required**. The method.
            Possible values:
            - `webhook`
            - `websocket`

        ### Notification Payload

        - `subscription` — Object. The subscription.
          - `subscription.id` — String. The ID.
        - `event` — Object. The event.
          - `event.apple_id` — String. The ID of the apple.
          - `event.picker` — Object. Who was near.
            - `event.picker.id` — String. The ID.

        ### Notification Example

        ```json
        { "event": {} }
        ```

        """;
}
