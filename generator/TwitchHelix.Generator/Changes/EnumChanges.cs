using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Changes;

/// <summary>
/// Compares the values of an enum, as they are sent: a bundle hasn't their names in C#. An enum is an open struct, so a new value breaks nothing, and
/// Twitch could send one before; the member of a value that is gone doesn't compile.
/// </summary>
internal static class EnumChanges
{
    public static IEnumerable<Change> Of(NamedSchema before, NamedSchema now)
    {
        var (old, current) = (Values(before), Values(now));
        foreach (var value in old.Except(current))
            yield return Change.Breaking($"The member for `{Shown(value)}` of `{now.Name}` is gone.");
        foreach (var value in current.Except(old))
            yield return Change.Harmless($"The member for `{Shown(value)}` of `{now.Name}` is new.");
    }

    private static List<string> Values(NamedSchema type) => [.. (type.Schema["enum"]?.Items ?? []).Select(value => value.Yaml.ToString())];

    private static string Shown(string value) => value.Length == 0 ? "\"\"" : value;
}
