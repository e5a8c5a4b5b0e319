namespace TwitchHelix;

/// <summary>A limit on the calls of an operation that Twitch keeps besides the points in the rate-limit headers.</summary>
/// <seealso href="https://dev.twitch.tv/docs/api/guide/#twitch-rate-limits"/>
public sealed class HelixOperationRateLimit
{
    internal HelixOperationRateLimit(int calls, int seconds, params string[] per)
    {
        Calls = calls;
        Period = TimeSpan.FromSeconds(seconds);
        Per = Array.AsReadOnly(per);
    }

    /// <summary>The number of calls allowed within <see cref="Period"/>.</summary>
    public int Calls { get; }

    /// <summary>The time within which calls are counted.</summary>
    public TimeSpan Period { get; }

    /// <summary>
    /// The parameters, or properties of the body, by which calls are counted: calls that differ in one of them are counted apart. Empty if all calls of the
    /// application count together.
    /// </summary>
    public IReadOnlyList<string> Per { get; }

    /// <summary>The limit as text.</summary>
    /// <returns>For example <c>1 call in 2 s per broadcaster_id</c>.</returns>
    public override string ToString() =>
        $"{Calls} {(Calls == 1 ? "call" : "calls")} in {Period.TotalSeconds:0} s{(Per.Count == 0 ? "" : $" per {string.Join(", ", Per)}")}";
}
