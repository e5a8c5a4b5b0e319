using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Batching;

/// <summary>Answers <c>GetUsers</c> as Twitch does: with the users that exist, in any order.</summary>
internal static class UserDirectory
{
    /// <summary>Every user exists, except those whose name begins with <c>gone</c>. A name that begins with <c>bad</c> fails the whole call.</summary>
    public static Answer Find(RecordedRequest request)
    {
        var keys = Keys(request);
        if (keys.Count is 0 or > 100 || keys.Any(key => key.StartsWith("bad", StringComparison.Ordinal)))
            return Answer.Json("""{"error":"Bad Request","status":400,"message":"The ID is malformed."}""", 400);
        var found = keys.Where(key => !key.StartsWith("gone", StringComparison.Ordinal)).Reverse();
        return Answer.Json(new JObject
        {
            ["data"] = new JArray(found.Select(key => new JObject { ["id"] = key, ["login"] = key.ToLowerInvariant(), ["display_name"] = "User " + key })),
        });
    }

    /// <summary>The IDs or logins in a request.</summary>
    public static IReadOnlyList<string> Keys(RecordedRequest request) =>
        [.. request.Query.Where(part => part.Name is "id" or "login").Select(part => part.Value)];
}
