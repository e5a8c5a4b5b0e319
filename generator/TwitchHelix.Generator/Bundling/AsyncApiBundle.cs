using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Bundling;

/// <summary>
/// Makes one AsyncAPI document of the events: a channel and a message for each type of subscription in each version. Its schemas are JSON Schema,
/// which has no <c>nullable</c>. It says nothing about C#.
/// </summary>
public static class AsyncApiBundle
{
    /// <summary>The schema of a subscription in the REST API, which an event repeats.</summary>
    internal const string Subscription = "EventSubSubscription";

    private const string Description =
        "What Twitch sends when something happens, written by hand. A channel is a type of subscription in one version; it has no address, because "
        + "subscriptions are made in the REST API. Each message is the content of `payload` in a notification over a WebSocket. A webhook gets the same as "
        + "the body of its request. Types that accept only app tokens aren't sent over a WebSocket of one's own.";

    /// <summary>Bundles the events of a document that passes the rules.</summary>
    public static JObject Bundle(SpecDocument document)
    {
        var types = document.EventSubTypes;
        return new JObject
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = Info(document),
            ["defaultContentType"] = "application/json",
            ["servers"] = new JObject
            {
                ["websocket"] = new JObject { ["host"] = "eventsub.wss.twitch.tv", ["pathname"] = "/ws", ["protocol"] = "wss" },
            },
            ["channels"] = Each(types, Channel),
            ["operations"] = Each(types, type => new JObject { ["action"] = "receive", ["channel"] = Reference("channels", Key(type)) }),
            ["components"] = new JObject
            {
                ["messages"] = Each(types, type => Message(document, type)),
                ["schemas"] = Schemas(document),
            },
        };
    }

    /// <summary>Says of the document what the specification says of itself.</summary>
    private static JObject Info(SpecDocument document)
    {
        var info = new JObject
        {
            ["title"] = "Twitch EventSub",
            ["version"] = document.Root.Root.At("info", "version")?.Text,
            ["description"] = Description,
            ["externalDocs"] = new JObject { ["url"] = "https://dev.twitch.tv/docs/eventsub/" },
        };
        foreach (var key in (string[])["contact", "license"])
            if (document.Root.Root.At("info", key) is { } own)
                info[key] = Bundler.Convert(own);
        return info;
    }

    private static string Key(SpecEventSubType type) => $"{type.Type}.{type.Version}";

    private static string Title(SpecEventSubType type) => $"{type.Type}, version {type.Version}";

    private static JObject Each(IEnumerable<SpecEventSubType> types, Func<SpecEventSubType, JObject> make) =>
        new(types.Select(type => new JProperty(Key(type), make(type))));

    private static JObject Reference(string place, string name) => new() { ["$ref"] = $"#/{place}/{name}" };

    private static JObject Channel(SpecEventSubType type) => new()
    {
        ["address"] = null,
        ["title"] = Title(type),
        ["messages"] = new JObject { [Key(type)] = Reference("components/messages", Key(type)) },
    };

    private static JObject Message(SpecDocument document, SpecEventSubType type)
    {
        var json = Bundler.EventSubType(type);
        var key = type.IsBatched ? "events" : "event";
        var message = new JObject
        {
            ["name"] = Key(type),
            ["title"] = Title(type),
            ["summary"] = json["summary"],
            ["payload"] = new JObject
            {
                ["type"] = "object",
                ["required"] = new JArray("subscription", key),
                ["properties"] = new JObject
                {
                    ["subscription"] = SubscriptionSchema(document, type),
                    [key] = type.IsBatched ? new JObject { ["type"] = "array", ["items"] = json["event"] } : json["event"],
                },
            },
            ["examples"] = new JArray(json["examples"]!.Select(example => new JObject
            {
                ["payload"] = new JObject
                {
                    ["subscription"] = SubscriptionExample(type, example),
                    [key] = type.IsBatched ? new JArray(example) : example,
                },
            })),
        };
        foreach (var (from, to) in new[] { ("beta", "x-beta"), ("deprecated", "x-deprecated") })
            if (json[from] is { } value)
                message[to] = value;
        return message;
    }

    /// <summary>What every subscription has, if the REST API describes it, with the type and version of this one.</summary>
    private static JObject SubscriptionSchema(SpecDocument document, SpecEventSubType type)
    {
        var own = new JObject
        {
            ["type"] = "object",
            ["required"] = new JArray("type", "version"),
            ["properties"] = new JObject
            {
                ["type"] = new JObject { ["const"] = type.Type },
                ["version"] = new JObject { ["const"] = type.Version },
            },
        };
        return Described(document).Any() ? new JObject { ["allOf"] = new JArray(Reference("components/schemas", Subscription), own) } : own;
    }

    /// <summary>An invented subscription to an event. The condition has the values that the event has under the same names.</summary>
    private static JObject SubscriptionExample(SpecEventSubType type, JToken told)
    {
        var overWebSocket = type.Tokens.Any(token => token.Text == "user");
        return new JObject
        {
            ["id"] = "0b7d4f52-9c3e-4a68-b1f7-5e20d86c93aa",
            ["status"] = "enabled",
            ["type"] = type.Type,
            ["version"] = type.Version,
            ["cost"] = 0,
            ["condition"] = new JObject(
                from field in type.Condition
                let name = field["name"]?.Text
                let value = told[name] is JValue { Type: JTokenType.String } same ? same : field.IsTrue("required") ? new JValue("40010001") : null
                where value is not null
                select new JProperty(name, value)),
            ["transport"] = overWebSocket
                ? new JObject { ["method"] = "websocket", ["session_id"] = "AgoQbmV3LWxpZ2h0aG91c2Ut_example" }
                : new JObject { ["method"] = "webhook", ["callback"] = "https://hooks.harborlight.example/eventsub" },
            ["created_at"] = "2026-09-14T16:58:03.1149207Z",
        };
    }

    /// <summary>The schemas of the messages, and all that these refer to.</summary>
    private static JObject Schemas(SpecDocument document)
    {
        var used = SpecSchemas.Events(document).Concat(Described(document))
            .SelectMany(schema => SpecSchemas.Reachable(document, schema)).ToHashSet();
        var schemas = Bundler.Components(document, "schemas", Bundler.Schema, used.Contains);
        foreach (var schema in schemas.Descendants().OfType<JObject>().ToList())
            MakeJsonSchema(schema);
        return schemas;
    }

    /// <summary>The schema of a subscription. None if nothing can be subscribed to, or if the REST API doesn't describe it.</summary>
    private static IEnumerable<SpecNode> Described(SpecDocument document) =>
        document.Components("schemas").Where(entry => entry.Name.Text == Subscription && document.EventSubTypes.Count > 0).Select(entry => entry.Component);

    /// <summary>Says in JSON Schema what OpenAPI 3.0 has keys of its own for.</summary>
    private static void MakeJsonSchema(JObject schema)
    {
        if (schema["x-empty-string-is-null"] is JValue { Value: true } && schema["format"] is { } format)
        {
            schema["anyOf"] = new JArray(new JObject { ["format"] = format }, new JObject { ["maxLength"] = 0 });
            schema.Remove("format");
        }
        // Twitch adds values now and then.
        if (schema["enum"] is JArray known)
        {
            schema["anyOf"] = new JArray(new JObject { ["enum"] = known }, new JObject { ["type"] = "string" });
            schema.Remove("enum");
        }
        if (schema["nullable"] is not JValue { Value: bool nullable })
            return;
        schema.Remove("nullable");
        if (nullable && schema["type"] is { } type)
            schema["type"] = new JArray(type, "null");
        else if (nullable && schema["allOf"] is JArray reference)
        {
            schema["anyOf"] = new JArray(reference.Append(new JObject { ["type"] = "null" }));
            schema.Remove("allOf");
        }
    }
}
