using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Limits;

/// <summary>A limit of one operation: so many calls in so many seconds for each value of what it is counted by.</summary>
internal sealed record EndpointLimit(int Calls, TimeSpan Period, IReadOnlyList<string> Per)
{
    /// <summary>Reads an item of <c>x-rate-limit</c>.</summary>
    public static EndpointLimit Read(JToken item) =>
        new((int)item["calls"]!, TimeSpan.FromSeconds((double)item["seconds"]!), [.. (item["per"] as JArray ?? []).Values<string>().OfType<string>()]);
}
