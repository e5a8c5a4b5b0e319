namespace TwitchHelix.Generator.Changes;

/// <summary>The rows of a table that say what has become an open beta, and what no longer is one.</summary>
internal static class OpenBeta
{
    public static Difference<T>[] Of<T>(Func<T, bool> isBeta) =>
    [
        new(true, (before, now) => !isBeta(before) && isBeta(now), (_, _) => "It is an open beta: calls don't compile without an opt-in, TWITCHHELIX001."),
        new(false, (before, now) => isBeta(before) && !isBeta(now), (_, _) => "It is no longer a beta."),
    ];
}
