using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Limits;

/// <summary>A limit of one operation: so many calls in so many seconds for each value of what it is counted by.</summary>
internal sealed class EndpointLimit(int calls, TimeSpan period, IReadOnlyList<string> per)
{
    public int Calls { get; } = calls;

    public TimeSpan Period { get; } = period;

    /// <summary>The parameters, or properties of the body, that calls are counted by. Empty for all calls of an application together.</summary>
    public IReadOnlyList<string> Per { get; } = per;

    /// <summary>Reads an item of <c>x-rate-limit</c>.</summary>
    public static EndpointLimit Read(JToken item) =>
        new((int)item["calls"]!, TimeSpan.FromSeconds((double)item["seconds"]!), [.. (item["per"] as JArray ?? []).Values<string>().OfType<string>()]);
}
