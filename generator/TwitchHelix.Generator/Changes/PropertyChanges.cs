namespace TwitchHelix.Generator.Changes;

/// <summary>Compares the properties of a class.</summary>
internal static class PropertyChanges
{
    private static readonly Difference<Property>[] Kept =
    [
        new(true, (before, now) => before.Bare != now.Bare, (before, now) => Is(before, now) + "."),
        new(true, (before, now) => Reads(before, now) && now.IsValue && now.Type.EndsWith('?'),
            (before, now) => Is(before, now) + ": code that reads it doesn't compile."),
        new(true, (before, now) => Reads(before, now) && now.IsValue && !now.Type.EndsWith('?'),
            (before, now) => Is(before, now) + ": code that expects null doesn't compile."),
        new(false, (before, now) => Reads(before, now) && !now.IsValue && now.Type.EndsWith('?'),
            (before, now) => Is(before, now) + ": code that reads it gets a warning, if it checks nullable references."),
        new(false, (before, now) => Reads(before, now) && !now.IsValue && !now.Type.EndsWith('?'), (before, now) => Is(before, now) + "."),
        new(true, (before, now) => !before.MustBeSet && now.MustBeSet,
            (_, now) => $"`{now.Name}` (`{now.Type}`) must be set: code that doesn't set it doesn't compile."),
        new(false, (before, now) => before.MustBeSet && !now.MustBeSet, (_, now) => $"`{now.Name}` (`{now.Type}`) need not be set."),
        new(false, (before, now) => IsSameInCSharp(before, now) && before.IsRequired && !now.IsRequired,
            (_, now) => $"`{now.Wire}` can be absent. `{now.Name}` is the same in C#."),
        new(false, (before, now) => IsSameInCSharp(before, now) && !before.IsRequired && now.IsRequired,
            (_, now) => $"`{now.Wire}` is always present. `{now.Name}` is the same in C#."),
        new(false, (before, now) => IsSameInCSharp(before, now) && !before.IsNullable && now.IsNullable,
            (_, now) => $"`{now.Wire}` can be null. `{now.Name}` is the same in C#."),
        new(false, (before, now) => IsSameInCSharp(before, now) && before.IsNullable && !now.IsNullable,
            (_, now) => $"`{now.Wire}` is never null. `{now.Name}` is the same in C#."),
        .. Deprecation.Of<Property>(property => property.Name, property => property.Node),
    ];

    public static IEnumerable<Change> Of(IReadOnlyList<Property> before, IReadOnlyList<Property> now)
    {
        var current = now.ToDictionary(property => property.Wire);
        var old = before.ToDictionary(property => property.Wire);
        foreach (var gone in before.Where(property => !current.ContainsKey(property.Wire)))
            yield return Change.Breaking($"`{gone.Name}` (`{gone.Type}`) is gone.");
        foreach (var property in now)
            if (!old.TryGetValue(property.Wire, out var known))
                yield return property.MustBeSet
                    ? Change.Breaking($"`{property.Name}` (`{property.Type}`) is new and must be set: code that doesn't set it doesn't compile.")
                    : Change.Harmless($"`{property.Name}` (`{property.Type}`) is new.");
            else
                foreach (var change in Kept.Compare(known, property).Concat(LimitChanges.Of(property.Name, known.Node, property.Node, property.IsSent)))
                    yield return change;
    }

    private static string Is(Property before, Property now) => $"`{now.Name}` is `{now.Type}`; it was `{before.Type}`";

    /// <summary>Whether programs read another type, which differs in null alone.</summary>
    private static bool Reads(Property before, Property now) => !now.IsSent && before.Bare == now.Bare && before.Type != now.Type;

    private static bool IsSameInCSharp(Property before, Property now) => before.Type == now.Type && before.MustBeSet == now.MustBeSet;
}
