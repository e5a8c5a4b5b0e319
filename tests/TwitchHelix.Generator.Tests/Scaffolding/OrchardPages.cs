namespace TwitchHelix.Generator.Tests.Scaffolding;

/// <summary>Pages about orchards, which are new, and about some operations that the specification has.</summary>
internal static class OrchardPages
{
    private const string Site = "https://dev.twitch.tv/docs";

    /// <summary>The pages by their places in the folder.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["api/reference.md"] = Index(
            "api", "API Reference", ("Polls", "polls", PollEntries), ("Fruit", "fruit", FruitEntries), ("Whispers", "whispers", WhisperEntries)),
        ["api/reference/polls.md"] = Page("api", "Polls", "polls", PollEntries),
        ["api/reference/fruit.md"] = Page("api", "Fruit", "fruit", FruitEntries),
        ["api/reference/whispers.md"] = Page("api", "Whispers", "whispers", WhisperEntries),
        ["eventsub/reference.md"] = Index("eventsub", "EventSub Reference", ("Poll", "poll", PollEvents), ("Orchard", "orchard", OrchardEvents)),
        ["eventsub/reference/poll.md"] = Page("eventsub", "Poll", "poll", PollEvents),
        ["eventsub/reference/orchard.md"] = Page("eventsub", "Orchard", "orchard", OrchardEvents),
    };

    private static IReadOnlyList<(string Title, string Anchor, string Text)> PollEntries =>
    [
        ("Get Polls", "get-polls", GetPolls), ("Create Poll", "create-poll", CreatePoll), ("End Poll", "end-poll", EndPoll),
        ("Pause a Poll", "pause-a-poll", PausePoll), ("Get Poll Voters", "get-poll-voters", GetPollVoters),
    ];

    private static IReadOnlyList<(string Title, string Anchor, string Text)> FruitEntries =>
        [("Pick the Apples", "pick-the-apples", PickApples), ("Sign Apple", "sign-apple", SignApple)];

    private static IReadOnlyList<(string Title, string Anchor, string Text)> WhisperEntries => [("Shout a Whisper", "shout-a-whisper", ShoutWhisper)];

    private static IReadOnlyList<(string Title, string Anchor, string Text)> PollEvents =>
        [("Poll Begin", "channel-poll-begin", PollBegin), ("Poll Pause", "channel-poll-pause", PollPause)];

    private static IReadOnlyList<(string Title, string Anchor, string Text)> OrchardEvents =>
    [
        ("Apple Falls", "orchard-apple-fall", AppleFalls), ("Apple Rots", "orchard-apple-rot", AppleRots),
        ("Apple Rots V2", "orchard-apple-rot-v2", AppleRots2),
    ];

    private const string GetPolls = """
        Gets polls.

        ### Endpoint

        `GET https://api.twitch.tv/helix/polls`

        ### Authorization

        Requires one of the following:

        - A [user access token](https://dev.twitch.tv/docs/authentication.md#user-access-tokens)
          that includes the **channel:read:polls** or **channel:manage:polls** scope.

        ### Query Parameters

        - `broadcaster_id` — String, **Required**. The broadcaster. It must match the user in the token.
        - `id` — String. The ID of a poll. You may name a maximum of 20 IDs: repeat the parameter for each.
        - `mood` — String. The mood of the polls. The default is `calm`.
          Possible values:
          - `calm`: Calm ones.
          - `wild`
        - `first` — String. The number of polls. The minimum page size is 1 item per page and the maximum is 20 items per page. The default is 20.
        - `after` — String. The cursor.

        ### Response Body

        - `data` — Object[]. The polls.
          - `data.id` — String. The ID.
          - `data.title` — String. The question.
          - `data.subtitle` — String. What stands below. Null if there is nothing.
          - `data.choices` — Object[]. The choices.
            - `data.choices.id` — String. The ID.
            - `data.choices.color` — Object. The color.
              - `data.choices.color.name` — String. The name of the color.
              - `data.choices.color.warmth` — String. How warm it is.
                Possible values:
                - `warm`
                - `cold`
          - `data.ended_at` — String, **Nullable**. When it ended, in RFC3339 format.
        - `pagination` — Object. The cursor.
          - `pagination.cursor` — String. The cursor.

        ### Response Codes

        - **200 OK** — Got the polls.
        - **400 Bad Request** — Wrong.
        """;

    private const string CreatePoll = """
        Creates a poll.

        ### Endpoint

        `POST https://api.twitch.tv/helix/polls`

        ### Authorization

        Requires one of the following:

        - A [user access token](https://dev.twitch.tv/docs/authentication.md#user-access-tokens)
          that includes the **channel:manage:polls** scope.

        ### Request Body

        - `broadcaster_id` — String, **Required**. The broadcaster.
        - `title` — String, **Required**. The question.
        - `mood` — String, **Required**. The mood.
          Possible values:
          - `calm`
          - `wild`
        - `choices` — Object[], **Required**. The choices.
          - `choices.title` — String, **Required**. The text.
          - `choices.weight` — Integer. The weight, from 1 to 9. The default is 1.

        ### Response Body

        - `data` — Object[]. The poll.
          - `data.id` — String. The ID.

        ### Response Codes

        - **200 OK** — Created.
        """;

    private const string EndPoll = """
        Ends a poll.

        ### Endpoint

        `PATCH https://api.twitch.tv/helix/polls`

        ### Authorization

        Requires one of the following:

        - A [user access token](https://dev.twitch.tv/docs/authentication.md#user-access-tokens)
          that includes the **channel:manage:polls** scope.

        ### Query Parameters

        - `quietly` — Boolean. Whether nobody is told. The default is **false**.

        ### Request Body

        - `broadcaster_id` — String, **Required**. The broadcaster.
        - `id` — String, **Required**. The poll.

        ### Response Codes

        - **200 OK** — Ended.
        """;

    private const string PausePoll = """
        Pauses a poll.

        ### Endpoint

        `PUT https://api.twitch.tv/helix/polls`

        ### Authorization

        Requires one of the following:

        - A [user access token](https://dev.twitch.tv/docs/authentication.md#user-access-tokens)
          that includes the **channel:manage:polls** scope.

        ### Query Parameters

        - `broadcaster_id` — String, **Required**. The broadcaster. This ID must match the user ID in the user access token.
        - `poll_id` — String, **Required**. The poll.

        ### Response Codes

        - **204 No Content** — Paused.
        - **404 Not Found** — No such poll.
        - **401 Unauthorized** — Not allowed.
        """;

    private const string GetPollVoters = """
        Gets who has voted.

        ### Endpoint

        `GET https://api.twitch.tv/helix/polls/voters`

        ### Authorization

        Requires one of the following:

        - An [app access token](https://dev.twitch.tv/docs/authentication.md#app-access-tokens).
          The application, through prior authorization, must have been granted:
          - The **channel:read:voters**, **user:bot** scopes for the user represented by the *moderator_id* query parameter.
        - A [user access token](https://dev.twitch.tv/docs/authentication.md#user-access-tokens)
          that includes the **channel:read:voters** or **channel:count:voters** scope.

        ### Query Parameters

        - `broadcaster_id` — String, **Required**. The broadcaster.
        - `after` — String. The cursor.
        - `status` — String. A status of votes. To name more, include this parameter for each status. You may name up to 5.
          Possible values:
          - `fresh`: New.
          - `1000`: Old.
        - `moderator_id` — String, **Required**. The moderator. It must match the user ID in the token.
        - `first` — Integer. The number of voters. The minimum page size is 1 item per page and the maximum is 100 items per page. The default is 20.
        - `since` — String. Votes after this time, in RFC3339 format.

        ### Response Body

        - `data` — Object[]. The voters.
          - `data.user_id` — String. The ID.
          - `data.user_login` — String. The login.
          - `data.note` — String, **Nullable**. What the voter says.
          - `data.status` — String. The status of the vote.
            Possible values:
            - `fresh`: New.
            - `1000`: Old.
          - `data.weights` — Integer[]. The weights.
          - `data.share` — Float. The share.
          - `data.is_first` — Boolean. Whether nobody voted before.
          - `data.voted_at` — String. When, in RFC3339 format.
          - `data.choice` — Object. The choice.
            - `data.choice.id` — String. The ID.
            - `data.choice.picture` — Object. The picture. Null if there is none.
              - `data.choice.picture.url` — String. The address.
        - `total` — Integer. All voters.
        - `pagination` — Object. The cursor.
          - `pagination.cursor` — String. The cursor.

        ### Response Codes

        - **200 OK** — Got them.
        - **400 Bad Request** — Wrong.
        - **401 Unauthorized** — Not allowed.
        """;

    private const string PickApples = """
        Picks apples.

        ### Endpoint

        `POST https://api.twitch.tv/helix/fruit/apples`

        ### Authorization

        Requires one of the following:

        - A [user access token](https://dev.twitch.tv/docs/authentication.md#user-access-tokens)
          that includes the **fruit:manage:apples** scope.

        ### Request Body

        - `orchard_id` — String, **Required**. The orchard.
        - `baskets` — Object[], **Required**. The baskets, at least 2 and at most 5.
          - `baskets.label` — String, **Required**. The label. The label is limited to 25 characters.
          - `baskets.size` — String. The size. The default is `small`.
            Possible values:
            - `small`: Small.
            - `large`: Large.
          - `baskets.handle` — Object. The handle.
            - `baskets.handle.length` — Integer, **Required**. The length, between 10 and 30.
        - `is_gentle` — Boolean. Whether to be gentle. The default is **false**.
        - `tags` — String[]. Tags. The maximum number of tags is 3.

        ### Response Body

        - `data` — Object[]. The apples.
          - `data.id` — String. The ID.
          - `data.basket` — Object. The basket.
            - `data.basket.label` — String. The label.

        ### Response Codes

        - **200 OK** — Picked.
        - **400 Bad Request** — Wrong.
        """;

    private const string SignApple = """
        Signs an apple.

        ### Endpoint

        `PUT https://api.twitch.tv/helix/fruit/apples/signature`

        ### Authorization

        Requires one of the following:

        - A signed JSON Web Token (JWT) created by an extension backend.

        ### Query Parameters

        - `apple_id` — String, **Required**. The apple.

        ### Response Codes

        - **204 No Content** — Signed.
        """;

    private const string ShoutWhisper = """
        Shouts a whisper.

        ### Endpoint

        `POST https://api.twitch.tv/helix/whispers/shout`

        ### Authorization

        Requires one of the following:

        - A [user access token](https://dev.twitch.tv/docs/authentication.md#user-access-tokens)
          that includes the **user:manage:whispers** scope.

        ### Request Body

        - `text` — String, **Required**. The text.

        ### Response Codes

        - **204 No Content** — Shouted.
        """;

    private const string PollBegin = """
        A poll begins.

        ### Subscription

        - Type: `channel.poll.begin`
        - Version: `1`
        - Transports: Webhook, WebSocket, Conduit

        ### Endpoint

        `POST https://api.twitch.tv/helix/eventsub/subscriptions`

        ### Authorization

        Requires one of the following:

        - A [user access token](https://dev.twitch.tv/docs/authentication.md#user-access-tokens)
          that includes the **channel:read:polls** or **channel:manage:polls** scope.

        ### Subscription Request Body

        - `type` — String, **Required**. The type.
        - `condition` — Object, **Required**. The condition.
          - `condition.broadcaster_user_id` — String, **Required**. The broadcaster.
          - `condition.moderator_user_id` — String. The moderator.
          - `condition.poll_id` — String. The poll.

        ### Event

        - `event` — Object. The event.
          - `event.id` — String. The ID.
          - `event.title` — String. The question.
          - `event.mood` — String. The mood.
            Possible values:
            - `calm`
            - `wild`
          - `event.bits_voting` — Object. Voting.
            - `event.bits_voting.is_enabled` — Boolean. Whether.
            - `event.bits_voting.limit` — Integer. The most.
        """;

    private const string PollPause = """
        A poll pauses.

        ### Subscription

        - Type: `channel.poll.pause`
        - Version: `1`
        - Transports: Webhook, WebSocket, Conduit

        ### Endpoint

        `POST https://api.twitch.tv/helix/eventsub/subscriptions`

        ### Authorization

        Requires one of the following:

        - An [app access token](https://dev.twitch.tv/docs/authentication.md#app-access-tokens).
          The application, through prior authorization, must have been granted:
          - The **channel:read:pauses**, **user:bot** scopes for the user represented by the *moderator_user_id* event condition.
        - A [user access token](https://dev.twitch.tv/docs/authentication.md#user-access-tokens)
          that includes the **channel:read:pauses** scope.

        ### Subscription Request Body

        - `type` — String, **Required**. The type.
        - `version` — String, **Required**. The version.
        - `condition` — Object, **Required**. The condition.
          - `condition.moderator_user_id` — String, **Required**. The moderator.
          - `condition.broadcaster_user_id` — String, **Required**. The broadcaster.
          - `condition.reason` — String. A reason.

        ### Event

        - `event` — Object. The event.
          - `event.id` — String. The ID.
          - `event.broadcaster_user_id` — String. The broadcaster.
          - `event.broadcaster_user_login` — String. The broadcaster.
          - `event.title` — String. The question.
          - `event.reason` — String. Why.
            Possible values:
            - `tired`
            - `fun`: For fun.
          - `event.choices` — Object[]. The choices.
            - `event.choices.id` — String. The ID.
            - `event.choices.title` — String. The text.
          - `event.pauser` — Object. Who. Null if nobody.
            - `event.pauser.user_name` — String. The name.
          - `event.paused_at` — String. When, in RFC3339 format.
        """;

    private const string AppleFalls = """
        An apple falls.

        ### Subscription

        - Type: `orchard.apple.fall`
        - Version: `1`
        - Transports: Webhook, Conduit

        ### Endpoint

        `POST https://api.twitch.tv/helix/eventsub/subscriptions`

        ### Authorization

        Requires one of the following:

        - An [app access token](https://dev.twitch.tv/docs/authentication.md#app-access-tokens).

        ### Subscription Request Body

        - `condition` — Object, **Required**. The condition.
          - `condition.orchard_id` — String, **Required**. The orchard.

        ### Event

        - `event` — Object. The event.
          - `event.height` — Float. How high it was.
        """;

    private const string AppleRots = """
        An apple rots.

        ### Subscription

        - Type: `orchard.apple.rot`
        - Version: `1`
        - Transports: Webhook, WebSocket, Conduit

        ### Endpoint

        `POST https://api.twitch.tv/helix/eventsub/subscriptions`

        ### Authorization

        No authorization required.

        ### Subscription Request Body

        - `condition` — Object, **Required**. The condition.
          - `condition.orchard_id` — String, **Required**. The orchard.
        """;

    private static string AppleRots2 => AppleRots.Replace("`1`", "`2`", StringComparison.Ordinal);

    private static string Index(
        string area, string title, params (string Title, string Slug, IReadOnlyList<(string Title, string Anchor, string Text)> Entries)[] pages) =>
        $"# {title}\n\nAll of it.\n\nSource: {Site}/{area}/reference/\n" + string.Concat(pages.Select(page =>
            $"\n## {page.Title} {{#{page.Slug}}}\n\nAbout it.\n\n" + string.Concat(page.Entries.Select(entry =>
                $"- [{entry.Title}]({Site}/{area}/reference/{page.Slug}.md#{entry.Anchor}): Something.\n"))));

    private static string Page(string area, string title, string slug, IReadOnlyList<(string Title, string Anchor, string Text)> entries) =>
        $"# {title}\n\nAbout it.\n\nSource: {Site}/{area}/reference/{slug}/\n"
        + (entries.Count < 2 ? "" : $"\n## Contents {{#contents}}\n\n{entries.Count} entries on this page:\n\n"
            + string.Concat(entries.Select(entry => $"- [{entry.Title}](#{entry.Anchor})\n")))
        + string.Concat(entries.Select(entry => $"\n## {entry.Title} {{#{entry.Anchor}}}\n\n{entry.Text}\n"));
}
