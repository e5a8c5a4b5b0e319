using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Changes;

/// <summary>The rows of a table that say what is deprecated, and what no longer is.</summary>
internal static class Deprecation
{
    /// <param name="name">The name of a thing in C#.</param>
    /// <param name="node">The thing in the specification, as an operation, a class or a property is marked.</param>
    public static Difference<T>[] Of<T>(Func<T, string> name, Func<T, SpecNode> node) =>
        Of(name, thing => node(thing) is var marked && marked.IsTrue("deprecated") ? marked["x-deprecated"]?.Text ?? "" : null);

    /// <param name="name">The name of a thing in C#.</param>
    /// <param name="reason">What to use instead. Null if the thing isn't deprecated.</param>
    public static Difference<T>[] Of<T>(Func<T, string> name, Func<T, string?> reason) =>
    [
        new(false, (before, now) => reason(before) is null && reason(now) is not null, (_, now) => $"`{name(now)}` is deprecated: {reason(now)}"),
        new(false, (before, now) => reason(before) is not null && reason(now) is null, (_, now) => $"`{name(now)}` is no longer deprecated."),
    ];
}
