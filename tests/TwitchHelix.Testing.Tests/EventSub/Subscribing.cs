using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Tests.EventSub;

/// <summary>Subscribes over plain HTTP.</summary>
internal static class Subscribing
{
    public static Task<Reply> SubscribeAsync(
        this Caller caller, string sessionId, string type = "channel.update", string version = "2", string token = "any",
        params (string Name, string Value)[] condition) =>
        caller.SubscribeAsync(new JObject { ["method"] = "websocket", ["session_id"] = sessionId }, type, version, token, condition);

    public static async Task<Reply> SubscribeAsync(
        this Caller caller, JObject transport, string type = "channel.update", string version = "2", string token = "any",
        params (string Name, string Value)[] condition)
    {
        var body = new JObject
        {
            ["type"] = type,
            ["version"] = version,
            ["condition"] = new JObject((condition.Length == 0 ? [("broadcaster_user_id", "40010001")] : condition)
                .Select(field => new JProperty(field.Item1, field.Item2))),
            ["transport"] = transport,
        };
        return await caller.CallAsync("eventsub/subscriptions", token, HttpMethod.Post, body.ToString());
    }

    public static string Id(this Reply reply) => (string)reply.Json.SelectToken("data[0].id")!;

    public static string? Status(this HelixTestServer server) => server.EventSub.Subscriptions.Single().Status.Value;
}
