using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Described;

/// <summary>A limit of one operation: the calls allowed in a period for each value of the counted parameters.</summary>
internal sealed class EndpointLimit(int calls, TimeSpan period, IReadOnlyList<string> per)
{
    public int Calls { get; } = calls;

    public TimeSpan Period { get; } = period;

    /// <summary>The parameters, or properties of the body, by which calls are counted. Empty to count all calls of an application together.</summary>
    public IReadOnlyList<string> Per { get; } = per;

    /// <summary>Reads an item of <c>x-rate-limit</c>.</summary>
    public static EndpointLimit Read(JToken item) =>
        new((int)item["calls"]!, TimeSpan.FromSeconds((double)item["seconds"]!), [.. (item["per"] as JArray ?? []).Values<string>().OfType<string>()]);
}
