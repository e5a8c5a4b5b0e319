using TwitchHelix.Generator.CSharp;

namespace TwitchHelix.Generator.Changes;

/// <summary>Compares the parameters of a method: what existing calls do with the new ones.</summary>
internal static class CallChanges
{
    private static readonly Difference<MethodParameter>[] Kept =
    [
        new(true, (before, now) => !Converts(before, now), (before, now) => Is(before, now) + ": calls that pass it don't compile."),
        new(true, (before, now) => Converts(before, now) && !IsSameToThePlatform(before, now) && (now.IsOptional || !before.IsOptional),
            (before, now) => Is(before, now) + ": calls compile, but programs that aren't compiled again don't find the method."),
        new(true, (before, now) => Converts(before, now) && before.Name != now.Name,
            (before, now) => $"The parameter `{before.Name}` is called `{now.Name}`: calls that name it don't compile."),
        new(true, (before, now) => before.IsOptional && !now.IsOptional,
            (_, now) => $"The parameter `{now.Name}` is required: calls without it don't compile."),
        new(false, (before, now) => !before.IsOptional && now.IsOptional, (_, now) => $"The parameter `{now.Name}` is optional."),
        new(true, (before, now) => before.Since is not null && now.Since is null,
            (before, now) => $"The method without `{now.Name}` is gone: programs that were compiled before version {before.Since} don't find it."),
    ];

    /// <summary>Compares the parameters. The key in the specification says since when there is one, and the effect what else a new one does.</summary>
    public static IEnumerable<Change> Of(IReadOnlyList<MethodParameter> before, IReadOnlyList<MethodParameter> now, string sinceKey, string effect = "")
    {
        var old = before.ToDictionary(parameter => parameter.Wire);
        var current = now.ToDictionary(parameter => parameter.Wire);
        foreach (var gone in before.Where(parameter => !current.ContainsKey(parameter.Wire)))
            yield return Change.Breaking($"The parameter `{gone.Name}` is gone: calls that pass it don't compile.");
        foreach (var (index, parameter) in now.Index())
        {
            if (old.TryGetValue(parameter.Wire, out var known))
                foreach (var change in Kept.Compare(known, parameter))
                    yield return change;
            else
                yield return Added(parameter, now.Skip(index + 1).FirstOrDefault(next => old.ContainsKey(next.Wire)), sinceKey, effect);
        }
        var order = before.Where(parameter => current.ContainsKey(parameter.Wire)).Select(parameter => parameter.Wire).ToList();
        var kept = now.Where(parameter => old.ContainsKey(parameter.Wire)).ToList();
        if (!kept.Select(parameter => parameter.Wire).SequenceEqual(order))
            yield return Change.Breaking(
                $"The parameters have another order: {NodeText.List(kept.Select(parameter => parameter.Name))}. "
                    + "Calls that pass them by position don't compile, or pass other values.");
    }

    private static Change Added(MethodParameter parameter, MethodParameter? next, string sinceKey, string effect) => (parameter.IsOptional, next) switch
    {
        (false, _) => Change.Breaking($"The parameter `{parameter}` is new and required: calls without it don't compile."),
        (_, { } later) when Converts(later, parameter) => Change.Breaking(
            $"The parameter `{parameter}` is new, before `{later.Name}`: "
                + $"calls that pass `{later.Name}` by position compile, and pass it as `{parameter.Name}`."),
        (_, { } later) => Change.Breaking(
            $"The parameter `{parameter}` is new, before `{later.Name}`: calls that pass `{later.Name}` by position don't compile."),
        _ when parameter.Since is null => Change.Breaking(
            $"The parameter `{parameter}` is new: programs that aren't compiled again don't find the method. Add `{sinceKey}` with the next version."),
        _ => Change.Harmless(
            $"The parameter `{parameter}` is new, after all others: calls compile, and compiled programs call the method without it.{effect}"),
    };

    private static string Is(MethodParameter before, MethodParameter now) =>
        $"The parameter `{now.Name}` is `{now.Type}`; it was `{before.Type}`{(before.Name == now.Name ? "" : $", `{before.Name}`")}";

    private static bool Converts(MethodParameter before, MethodParameter now) => ImplicitConversions.Exists(Bare(before), Bare(now));

    /// <summary>Whether a method has the same signature with both. References are the same with and without the mark of an optional parameter.</summary>
    private static bool IsSameToThePlatform(MethodParameter before, MethodParameter now) => before.Type == now.Type
        || (Bare(before) == Bare(now) && (Bare(now) == "string" || Bare(now).EndsWith('>')));

    /// <summary>The type without the mark of an optional parameter.</summary>
    private static string Bare(MethodParameter parameter) => parameter.Type.TrimEnd('?');
}
