using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.Tests.Changes;

/// <summary>An edit of the bundled document, and the lines that it makes in the list of changes.</summary>
internal sealed record ChangeCase(string Name, Action<JObject> Edit, params string[] Lines)
{
    public override string ToString() => Name;
}

/// <summary>Each kind of change.</summary>
internal static class ChangeCases
{
    public static IEnumerable<ChangeCase> Operations =>
    [
        new("an operation is gone", bundle => bundle.Operation("GetPolls").Parent!.Remove(),
            "- **Breaking:** `twitch.Polls.GetPollsAsync` is gone."),
        new("an operation is new", bundle => bundle["paths"]!["/news"] = new JObject { ["get"] = News() },
            "- New: `Task twitch.Polls.GetNewsAsync(int? id = null, CancellationToken cancellationToken = default)`."),
        new("an operation has another name", bundle => bundle.Operation("EndPoll")["operationId"] = "StopPoll",
            "- **Breaking:** `EndPollAsync` is called `StopPollAsync`."),
        new("an operation is another resource's", bundle => bundle.Operation("EndPoll")["tags"]![0] = "Channels",
            "- **Breaking:** `twitch.Polls.EndPollAsync` has moved to `twitch.Channels.EndPollAsync`."),
        new("an operation has another path", bundle => ((JProperty)bundle["paths"]!["/polls"]!.Parent!).Replace(
            new JProperty("/channels/polls", bundle["paths"]!["/polls"])),
            "- It calls GET /channels/polls; it called GET /polls.",
            "- It calls POST /channels/polls; it called POST /polls.",
            "- It calls PATCH /channels/polls; it called PATCH /polls."),
        new("an operation is deprecated", bundle => Deprecate(bundle.Operation("EndPoll")),
            "- `EndPollAsync` is deprecated: Use something else."),
        new("an operation is no longer deprecated", bundle => bundle.Operation("GetAllStreamTags").Remove("deprecated"),
            "- `GetAllStreamTagsAsync` is no longer deprecated."),
        new("an operation is a beta", bundle => bundle.Operation("EndPoll")["x-beta"] = true,
            "- **Breaking:** It is an open beta: calls don't compile without an opt-in, TWITCHHELIX001."),
        new("a beta is gone", bundle => bundle.Operation("GetGuestStarSession").Parent!.Remove(),
            "- `twitch.GuestStar.GetGuestStarSessionAsync` is gone."),
        new("a beta has another name", bundle => bundle.Operation("GetGuestStarSession")["operationId"] = "GetGuestStarShow",
            "- `GetGuestStarSessionAsync` is called `GetGuestStarShowAsync`."),
        new("a beta has ended with another name", bundle =>
            {
                bundle.Operation("GetGuestStarSession").Remove("x-beta");
                bundle.Operation("GetGuestStarSession")["operationId"] = "GetGuestStarShow";
            },
            "- `GetGuestStarSessionAsync` is called `GetGuestStarShowAsync`.",
            "- It is no longer a beta."),
        new("an operation isn't paged", bundle => bundle.Operation("GetPolls").Remove("x-paginated"),
            "- **Breaking:** `GetPollsPagedAsync` is gone."),
        new("an operation is paged", bundle => bundle.Operation("GetUsers")["x-paginated"] = "data",
            "- `GetUsersPagedAsync` is new: `HelixPageable<User>`."),
        new("a look-up is gone", bundle => bundle.Operation("GetPolls").Remove("x-batch"),
            "- **Breaking:** `twitch.Batch.Polls.GetAsync` is gone."),
        new("a look-up is new", bundle => ((JArray)bundle.Operation("GetUsers")["x-batch"]!).Add(new JObject { ["name"] = "Find", ["parameter"] = "id" }),
            "- `twitch.Batch.Users.FindAsync` is new."),
        new("another response", bundle => Response(bundle, "EndPoll")["$ref"] = "#/components/schemas/GetPollsResponse",
            "- **Breaking:** `EndPollAsync` returns `Task<GetPollsResponse>`; it returned `Task<EndPollResponse>`."),
        new("no response", bundle => bundle.Operation("EndPoll")["responses"]!["200"]!["content"]!.Parent!.Remove(),
            "- **Breaking:** `EndPollAsync` returns `Task`; it returned `Task<EndPollResponse>`."),
        new("no body", bundle => bundle.Operation("EndPoll").Remove("requestBody"),
            "- **Breaking:** The parameter `body` is gone: calls that pass it don't compile."),
        new("another body", bundle => bundle.Operation("EndPoll")["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"]
            = "#/components/schemas/CreatePollBody",
            "- **Breaking:** The parameter `body` is `CreatePollBody`; it was `EndPollBody`: calls that pass it don't compile."),
        new("another limit of calls", bundle => bundle.Operation("StartCommercial")["x-rate-limit"] = Calls(9),
            "- The limit that the headers don't show is `[calls: 9, seconds: 60, per: [broadcaster_id]]`; it was none."),
        new("a call that is repeated", bundle => bundle.Operation("CreatePoll")["x-repeatable"] = true,
            "- A call is sent again after a failure."),
        new("another acting user", bundle => bundle.Operation("GetPolls")["x-acting-user"] = "id",
            "- **Breaking:** The parameter of the token's own user is `id`; it was `broadcaster_id`."),
        new("no acting user", bundle => bundle.Operation("GetPolls").Remove("x-acting-user"),
            "- The parameter of the token's own user is none; it was `broadcaster_id`."),
        new("parameters that exclude each other", bundle => bundle.Operation("GetUsers")["x-at-most-one-of"] = new JArray("id", "login"),
            "- **Breaking:** The parameters of which at most one can be given is `[id, login]`; it was none."),
        new("a scope instead of another", bundle => bundle.Operation("EndPoll")["security"]![0]!["user"]![0] = "channel:read:polls",
            "- **Breaking:** The scopes of user tokens are `channel:read:polls`; they were `channel:manage:polls`."),
        new("one more scope is enough", bundle => ((JArray)bundle.Operation("EndPoll")["security"]!).Add(
            new JObject { ["user"] = new JArray("channel:read:polls") }),
            "- The scopes of user tokens are `channel:manage:polls` or `channel:read:polls`; they were `channel:manage:polls`."),
        new("app tokens are taken", bundle => ((JArray)bundle.Operation("EndPoll")["security"]!).Add(new JObject { ["app"] = new JArray() }),
            "- App tokens are taken, too."),
        new("app tokens aren't taken", bundle => bundle.Operation("GetUsers")["security"] = new JArray(new JObject { ["user"] = new JArray() }),
            "- **Breaking:** App tokens are no longer taken."),
        new("a scope to grant is gone", bundle => Scopes(bundle, scopes => scopes.Remove("channel:read:polls")),
            "- **Breaking:** `TwitchScopes.ChannelReadPolls` (`channel:read:polls`) is gone."),
        new("a scope to grant is new", bundle => Scopes(bundle, scopes => scopes["channel:read:lamps"] = "Lamps."),
            "- `TwitchScopes.ChannelReadLamps` (`channel:read:lamps`) is new."),
    ];

    public static IEnumerable<ChangeCase> Parameters =>
    [
        new("an optional parameter is appended", bundle => bundle.Parameters("GetPolls").Add(Query("kind", "string")),
            "- **Breaking:** The parameter `string? kind = null` is new: programs that aren't compiled again don't find the method. "
                + "Add `x-since` with the next version."),
        new("an optional parameter with its version is appended", bundle => bundle.Parameters("GetPolls").Add(Newer(Query("kind", "string"))),
            "- The parameter `string? kind = null` is new, after all others: calls compile, and compiled programs call the method without it. "
                + "A test that mocks the method sets it up with the parameter."),
        new("an optional parameter with its version is inserted", bundle => bundle.Parameters("GetPolls").Insert(2, Newer(Query("kind", "string"))),
            "- **Breaking:** The parameter `string? kind = null` is new, before `first`: calls that pass `first` by position don't compile."),
        new("an optional parameter is inserted", bundle => bundle.Parameters("GetPolls").Insert(2, Query("kind", "string")),
            "- **Breaking:** The parameter `string? kind = null` is new, before `first`: calls that pass `first` by position don't compile."),
        new("an optional parameter is inserted before one of its type", bundle => bundle.Parameters("GetPolls").Insert(3, Query("kind", "string")),
            "- **Breaking:** The parameter `string? kind = null` is new, before `after`: calls that pass `after` by position compile, and pass it as `kind`."),
        new("an enum is inserted before a text", bundle => bundle.Parameters("GetPolls").Insert(
            3, new JObject { ["name"] = "status", ["in"] = "query", ["schema"] = Reference("PollStatus") }),
            "- **Breaking:** The parameter `PollStatus? status = null` is new, before `after`: calls that pass `after` by position compile, and "
                + "pass it as `status`."),
        new("a number is inserted before a smaller one", bundle => bundle.Parameters("GetPolls").Insert(
            2, new JObject { ["name"] = "size", ["in"] = "query", ["schema"] = new JObject { ["type"] = "integer", ["format"] = "int64" } }),
            "- **Breaking:** The parameter `long? size = null` is new, before `first`: calls that pass `first` by position compile, and pass it as `size`."),
        new("a required parameter is new", bundle => bundle.Parameters("GetPolls").Add(Query("kind", "string", isRequired: true)),
            "- **Breaking:** The parameter `string kind` is new and required: calls without it don't compile."),
        new("a parameter is gone", bundle => bundle.Parameter("GetPolls", "id").Remove(),
            "- **Breaking:** The parameter `ids` is gone: calls that pass it don't compile."),
        new("a parameter has become required", bundle => bundle.Parameter("GetPolls", "id")["required"] = true,
            "- **Breaking:** The parameter `ids` is required: calls without it don't compile."),
        new("a parameter has become required, and moves", bundle => bundle.Parameter("GetPolls", "first")["required"] = true,
            "- **Breaking:** The parameter `first` is required: calls without it don't compile.",
            "- **Breaking:** The parameters have another order: `broadcasterId`, `first`, `ids`, `after`. Calls that pass them by position don't "
                + "compile, or pass other values."),
        new("a parameter is no longer required", bundle => bundle.Parameter("GetPolls", "broadcaster_id")["required"] = false,
            "- The parameter `broadcasterId` is optional."),
        new("a parameter takes several values", bundle => Replace(
            bundle.Parameter("GetPolls", "broadcaster_id"), "schema", new JObject { ["type"] = "array", ["items"] = Text() }),
            "- **Breaking:** The parameter `broadcasterIds` is `IEnumerable<string>`; it was `string`, `broadcasterId`: calls that pass it don't compile."),
        new("a parameter has another type", bundle => bundle.Parameter("GetPolls", "first")["schema"]!["type"] = "boolean",
            "- **Breaking:** The parameter `first` is `bool?`; it was `int?`: calls that pass it don't compile."),
        new("a parameter is a larger number", bundle => bundle.Parameter("GetPolls", "first")["schema"]!["format"] = "int64",
            "- **Breaking:** The parameter `first` is `long?`; it was `int?`: calls compile, but programs that aren't compiled again don't find the method."),
        new("a parameter is an enum", bundle => bundle.Parameter("GetPolls", "after")["schema"] = Reference("PollStatus"),
            "- **Breaking:** The parameter `after` is `PollStatus?`; it was `string?`: calls compile, but programs that aren't compiled again "
                + "don't find the method."),
        new("a parameter has another plural", bundle => bundle.Parameter("GetPolls", "id")["x-plural"] = "poll_ids",
            "- **Breaking:** The parameter `ids` is called `pollIds`: calls that name it don't compile."),
        new("parameters have another order", bundle => bundle.Parameters("GetUsers").Add(Moved(bundle.Parameter("GetUsers", "id"))),
            "- **Breaking:** The parameters have another order: `logins`, `ids`. Calls that pass them by position don't compile, or pass other values."),
        new("a lower maximum", bundle => bundle.Parameter("GetPolls", "first")["schema"]!["maximum"] = 10,
            "- **Breaking:** The largest value of `first` is `10`; it was `20`."),
        new("a higher maximum", bundle => bundle.Parameter("GetPolls", "first")["schema"]!["maximum"] = 50,
            "- The largest value of `first` is `50`; it was `20`."),
        new("a higher minimum", bundle => bundle.Parameter("GetPolls", "first")["schema"]!["minimum"] = 5,
            "- **Breaking:** The smallest value of `first` is `5`; it was `1`."),
        new("fewer items", bundle => bundle.Parameter("GetPolls", "id")["schema"]!["maxItems"] = 2,
            "- **Breaking:** The largest number of items of `ids` is `2`; it was `20`."),
        new("no limit of items", bundle => ((JObject)bundle.Parameter("GetPolls", "id")["schema"]!).Remove("maxItems"),
            "- The largest number of items of `ids` is none; it was `20`."),
        new("another default", bundle => bundle.Parameter("GetPolls", "first")["schema"]!["default"] = 5,
            "- The default of `first` is `5`; it was `20`."),
    ];

    public static IEnumerable<ChangeCase> Bodies =>
    [
        new("an optional property to send is new", bundle => bundle.Schema("CreatePollBody")["properties"]!["kind"] = Text(),
            "- `CreatePollBody.Kind` (`string?`) is new."),
        new("a required property to send is new", bundle =>
        {
            bundle.Schema("CreatePollBody")["properties"]!["kind"] = Text();
            bundle.Required("CreatePollBody").Add("kind");
        },
            "- **Breaking:** `CreatePollBody.Kind` (`string`) is new and must be set: code that doesn't set it doesn't compile."),
        new("a property to send is gone", bundle => bundle.Property("CreatePollBody", "channel_points_per_vote").Parent!.Remove(),
            "- **Breaking:** `CreatePollBody.ChannelPointsPerVote` (`int?`) is gone."),
        new("a property to send has become required", bundle => bundle.Required("CreatePollBody").Add("channel_points_per_vote"),
            "- **Breaking:** `CreatePollBody.ChannelPointsPerVote` (`int`) must be set: code that doesn't set it doesn't compile."),
        new("a property to send is no longer required", bundle => bundle.Required("CreatePollBody").Without("duration"),
            "- `CreatePollBody.Duration` (`int?`) need not be set."),
        new("a property to send has another type", bundle => bundle.Property("CreatePollBody", "duration")["type"] = "string",
            "- **Breaking:** `CreatePollBody.Duration` is `string`; it was `int`."),
        new("a property to send can be null", bundle => bundle.Property("CreatePollBody", "duration")["nullable"] = true,
            "- `CreatePollBody.Duration` (`int?`) need not be set."),
        new("a property to send has a shorter text", bundle => bundle.Property("CreatePollBody", "title")["maxLength"] = 10,
            "- **Breaking:** The largest length of `CreatePollBody.Title` is `10`; it was `60`."),
        new("a property to send has a longer text", bundle => bundle.Property("CreatePollBody", "title")["maxLength"] = 100,
            "- The largest length of `CreatePollBody.Title` is `100`; it was `60`."),
        new("a property to send has a pattern", bundle => bundle.Property("CreatePollBody", "title")["pattern"] = "^x",
            "- **Breaking:** The pattern of `CreatePollBody.Title` is `^x`; it was none."),
        new("a body is called otherwise", bundle => bundle.Rename("CreatePollBody", "NewPollBody"),
            "- **Breaking:** `CreatePollBody` is called `NewPollBody`."),
    ];

    public static IEnumerable<ChangeCase> Responses =>
    [
        new("a property is new", bundle => bundle.Schema("Poll")["properties"]!["kind"] = Text(),
            "- `Poll.Kind` (`string?`) is new. Also in `CreatePollAsync`, `EndPollAsync`."),
        new("a property is gone", bundle => bundle.Property("Poll", "title").Parent!.Remove(),
            "- **Breaking:** `Poll.Title` (`string`) is gone. Also in `CreatePollAsync`, `EndPollAsync`."),
        new("a property has another type", bundle => bundle.Property("Poll", "duration")["format"] = "int64",
            "- **Breaking:** `Poll.Duration` is `long`; it was `int`. Also in `CreatePollAsync`, `EndPollAsync`."),
        new("a list has other items", bundle => bundle.Property("Poll", "choices")["items"] = Text(),
            "- **Breaking:** `Poll.Choices` is `IReadOnlyList<string>`; it was `IReadOnlyList<PollChoice>`. Also in `CreatePollAsync`, `EndPollAsync`."),
        new("a number has become nullable", bundle => bundle.Property("Poll", "duration")["nullable"] = true,
            "- **Breaking:** `Poll.Duration` is `int?`; it was `int`: code that reads it doesn't compile. Also in `CreatePollAsync`, `EndPollAsync`."),
        new("a time is no longer nullable", bundle =>
        {
            bundle.Property("Poll", "ended_at").Remove("nullable");
            bundle.Required("Poll").Add("ended_at");
        },
            "- **Breaking:** `Poll.EndedAt` is `DateTimeOffset`; it was `DateTimeOffset?`: code that expects null doesn't compile. Also in "
                + "`CreatePollAsync`, `EndPollAsync`."),
        new("a text has become nullable", bundle => bundle.Property("Poll", "title")["nullable"] = true,
            "- `Poll.Title` is `string?`; it was `string`: code that reads it gets a warning, if it checks nullable references. Also in "
                + "`CreatePollAsync`, `EndPollAsync`."),
        new("a text can be absent", bundle => bundle.Required("Poll").Without("title"),
            "- `Poll.Title` is `string?`; it was `string`: code that reads it gets a warning, if it checks nullable references. Also in "
                + "`CreatePollAsync`, `EndPollAsync`."),
        new("a text is no longer nullable", bundle => bundle.Property("Video", "stream_id").Remove("nullable"),
            "- `Video.StreamId` is `string`; it was `string?`."),
        new("a nullable time is always present", bundle => bundle.Required("Poll").Add("ended_at"),
            "- `ended_at` is always present. `Poll.EndedAt` is the same in C#. Also in `CreatePollAsync`, `EndPollAsync`."),
        new("a list can be absent", bundle => bundle.Required("Poll").Without("choices"),
            "- `choices` can be absent. `Poll.Choices` is the same in C#. Also in `CreatePollAsync`, `EndPollAsync`."),
        new("a list can be null", bundle => bundle.Property("Poll", "choices")["nullable"] = true,
            "- `choices` can be null. `Poll.Choices` is the same in C#. Also in `CreatePollAsync`, `EndPollAsync`."),
        new("a property is deprecated", bundle => Deprecate(bundle.Property("Poll", "title")),
            "- `Poll.Title` is deprecated: Use something else. Also in `CreatePollAsync`, `EndPollAsync`."),
        new("a property is no longer deprecated", bundle => bundle.Property("User", "view_count").Remove("deprecated"),
            "- `User.ViewCount` is no longer deprecated. Also in `UpdateUserAsync`."),
        new("a class is called otherwise", bundle => bundle.Rename("PollChoice", "PollOption"),
            "- **Breaking:** `PollChoice` is called `PollOption`. Also in `CreatePollAsync`, `EndPollAsync`, `ChannelPollEnd` and 1 more."),
        new("a class is deprecated", bundle => Deprecate(bundle.Schema("PollChoice")),
            "- `PollChoice` is deprecated: Use something else. Also in `CreatePollAsync`, `EndPollAsync`, `ChannelPollEnd` and 1 more."),
        new("an enum has one more value", bundle => ((JArray)bundle.Schema("PollStatus")["enum"]!).Add("PAUSED"),
            "- The member for `PAUSED` of `PollStatus` is new. Also in `CreatePollAsync`, `EndPollAsync`."),
        new("an enum has one value less", bundle => ((JArray)bundle.Schema("PollStatus")["enum"]!).Without("INVALID"),
            "- **Breaking:** The member for `INVALID` of `PollStatus` is gone. Also in `CreatePollAsync`, `EndPollAsync`."),
        new("an enum is called otherwise", bundle => bundle.Rename("PollStatus", "PollState"),
            "- **Breaking:** `PollStatus` is called `PollState`. Also in `CreatePollAsync`, `EndPollAsync`."),
        new("an enum has become an object", bundle => Replace(
            bundle.Schema("PollStatus"), "enum", null, ("type", "object"), ("properties", new JObject { ["name"] = Text() })),
            "- **Breaking:** `PollStatus` is of another kind: object; it was enum. Also in `CreatePollAsync`, `EndPollAsync`."),
        new("an enum has become a text", bundle => ((JProperty)bundle.Property("Poll", "status").Parent!).Value = Text(),
            "- **Breaking:** `Poll.Status` is `string`; it was `PollStatus`. Also in `CreatePollAsync`, `EndPollAsync`."),
    ];

    public static IEnumerable<ChangeCase> Events =>
    [
        new("a type is gone", bundle => bundle.Type("ChannelUpdate").Remove(),
            "- **Breaking:** `EventSubSubscriptionTypes.ChannelUpdate` is gone."),
        new("a type is new", bundle => bundle.Types().Add(Version3(bundle.Type("ChannelUpdate"))),
            "- New: `EventSubSubscriptionType<ChannelUpdateEvent> EventSubSubscriptionTypes.ChannelUpdateV3(string broadcasterUserId)`."),
        new("a factory is called otherwise", bundle => bundle.Type("ChannelUpdate")["name"] = "ChannelChange",
            "- **Breaking:** `EventSubSubscriptionTypes.ChannelUpdate` is called `ChannelChange`."),
        new("a type is deprecated", bundle => bundle.Type("ChannelUpdate")["deprecated"] = "Use something else.",
            "- `ChannelUpdate` is deprecated: Use something else."),
        new("a type is a beta", bundle => bundle.Type("ChannelUpdate")["beta"] = true,
            "- **Breaking:** It is an open beta: calls don't compile without an opt-in, TWITCHHELIX001."),
        new("a type that was a beta is gone", bundle => bundle.Type("ChannelGuestStarSessionEnd").Remove(),
            "- `EventSubSubscriptionTypes.ChannelGuestStarSessionEnd` is gone."),
        new("a type that was a beta is called otherwise", bundle => bundle.Type("ChannelGuestStarSessionEnd")["name"] = "ChannelGuestStarEnd",
            "- `EventSubSubscriptionTypes.ChannelGuestStarSessionEnd` is called `ChannelGuestStarEnd`."),
        new("an event's property of a beta is gone", bundle => bundle.Property("ChannelGuestStarSessionEndEvent", "started_at").Parent!.Remove(),
            "- `ChannelGuestStarSessionEndEvent.StartedAt` (`DateTimeOffset`) is gone."),
        new("a type is batched", bundle => bundle.Type("ChannelUpdate")["batched"] = true,
            "- **Breaking:** A message has a list of events."),
        new("an optional field of a condition is new", bundle => bundle.Condition("ChannelUpdate").Add(new JObject { ["name"] = "kind" }),
            "- **Breaking:** The parameter `string? kind = null` is new: programs that aren't compiled again don't find the method. "
                + "Add `since` with the next version."),
        new("an optional field of a condition is new, with its version", bundle => bundle.Condition("ChannelUpdate").Add(
            new JObject { ["name"] = "kind", ["since"] = "9.1" }),
            "- The parameter `string? kind = null` is new, after all others: calls compile, and compiled programs call the method without it."),
        new("a required field of a condition is new", bundle => bundle.Condition("ChannelUpdate").Add(
            new JObject { ["name"] = "kind", ["required"] = true }),
            "- **Breaking:** The parameter `string kind` is new and required: calls without it don't compile."),
        new("a field of a condition is gone", bundle => bundle.Condition("ChannelChatMessage").Named("user_id").Remove(),
            "- **Breaking:** The parameter `userId` is gone: calls that pass it don't compile."),
        new("a field of a condition is no longer required", bundle => bundle.Condition("ChannelChatMessage").Named("user_id")["required"] = false,
            "- The parameter `userId` is optional."),
        new("a field of a condition has become required", bundle => bundle.Condition("DropEntitlementGrant").Named("campaign_id")["required"] = true,
            "- **Breaking:** The parameter `campaignId` is required: calls without it don't compile.",
            "- **Breaking:** The parameters have another order: `organizationId`, `campaignId`, `categoryId`. Calls that pass them by position "
                + "don't compile, or pass other values."),
        new("fields of a condition have another order", bundle => bundle.Condition("ChannelChatMessage").Add(
            Moved(bundle.Condition("ChannelChatMessage").Named("broadcaster_user_id"))),
            "- **Breaking:** The parameters have another order: `userId`, `broadcasterUserId`. Calls that pass them by position don't compile, or "
                + "pass other values."),
        new("a type takes no user tokens", bundle => bundle.Type("ChannelUpdate")["tokens"] = new JArray("app"),
            "- **Breaking:** User tokens are no longer taken."),
        new("a type takes user tokens", bundle => ((JArray)bundle.Type("DropEntitlementGrant")["tokens"]!).Add("user"),
            "- User tokens are taken, too."),
        new("a type needs a scope", bundle => bundle.Type("ChannelUpdate")["scopes"] = new JArray("channel:read:polls"),
            "- **Breaking:** The scopes are `channel:read:polls`; they were none."),
        new("a type needs no scope", bundle => bundle.Type("ChannelChatMessage").Remove("scopes"),
            "- The scopes are none; they were `user:read:chat`."),
        new("a type has one more scope that is enough", bundle => bundle.Type("ChannelChatMessage")["scopes"]![0]!
            .Replace(new JArray("user:read:chat", "user:bot")),
            "- The scopes are `user:read:chat` or `user:bot`; they were `user:read:chat`."),
        new("a type needs no more scopes of apps", bundle => bundle.Type("ChannelChatMessage").Remove("app_scopes"),
            "- The scopes that an app token also needs are none; they were `user:bot`."),
        new("a type has another acting user", bundle => bundle.Type("ChannelChatMessage")["acting_user"] = "broadcaster_user_id",
            "- **Breaking:** The user who must have granted the scopes is `broadcaster_user_id`; it was `user_id`."),
        new("an event's property is new", bundle => bundle.Schema("ChannelUpdateEvent")["properties"]!["kind"] = Text(),
            "- `ChannelUpdateEvent.Kind` (`string?`) is new."),
        new("an event's property is gone", bundle => bundle.Property("ChannelUpdateEvent", "title").Parent!.Remove(),
            "- **Breaking:** `ChannelUpdateEvent.Title` (`string`) is gone."),
        new("an event's class is called otherwise", bundle => bundle.Rename("ChannelUpdateEvent", "ChannelChangeEvent"),
            "- **Breaking:** `ChannelUpdateEvent` is called `ChannelChangeEvent`."),
        new("a type has other events", bundle => bundle.Type("ChannelUpdate")["event"] = Reference("ChannelFollowEvent"),
            "- **Breaking:** Its events are `ChannelFollowEvent`; they were `ChannelUpdateEvent`."),
    ];

    private static JObject Text() => new() { ["type"] = "string", ["description"] = "A text." };

    private static JObject Reference(string schema) => new() { ["$ref"] = $"#/components/schemas/{schema}" };

    private static JObject Query(string name, string type, bool isRequired = false) =>
        new() { ["name"] = name, ["in"] = "query", ["required"] = isRequired, ["schema"] = new JObject { ["type"] = type } };

    private static JObject Newer(JObject parameter)
    {
        parameter["x-since"] = "9.1";
        return parameter;
    }

    private static JObject News() => new()
    {
        ["operationId"] = "GetNews",
        ["tags"] = new JArray("Polls"),
        ["parameters"] = new JArray(Query("id", "integer")),
        ["security"] = new JArray(),
    };

    private static JToken Response(JObject bundle, string id) => bundle.Operation(id)["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;

    private static JArray Calls(int calls) => [new JObject { ["calls"] = calls, ["seconds"] = 60, ["per"] = new JArray("broadcaster_id") }];

    private static void Scopes(JObject bundle, Action<JObject> edit)
    {
        foreach (var flow in bundle["components"]!["securitySchemes"]!["user"]!["flows"]!.Children<JProperty>())
            edit((JObject)flow.Value["scopes"]!);
    }

    private static void Deprecate(JObject node) => (node["deprecated"], node["x-deprecated"]) = (true, "Use something else.");

    private static void Replace(JObject node, string key, JToken? value, params (string Key, JToken Value)[] more)
    {
        node.Remove(key);
        if (value is not null)
            node[key] = value;
        foreach (var (other, added) in more)
            node[other] = added;
    }

    private static JObject Moved(JObject item)
    {
        item.Remove();
        return item;
    }

    private static JObject Version3(JObject type)
    {
        var copy = (JObject)type.DeepClone();
        (copy["version"], copy["name"]) = ("3", "ChannelUpdateV3");
        return copy;
    }
}
