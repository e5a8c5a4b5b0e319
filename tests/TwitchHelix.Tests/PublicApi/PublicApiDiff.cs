using System.Text.RegularExpressions;

namespace TwitchHelix.Tests.PublicApi;

/// <summary>
/// The declarations that one listing of the public API removes from another, and those that it adds, each with its declaring type. A changed
/// declaration counts as one removed and one added. Attributes don't count.
/// </summary>
internal sealed partial record PublicApiDiff(IReadOnlyList<string> Removed, IReadOnlyList<string> Added)
{
    public static PublicApiDiff Between(string before, string after)
    {
        var (old, current) = (Declarations(before), Declarations(after));
        return new PublicApiDiff(Missing(old, current), Missing(current, old));
    }

    public override string ToString() => Removed.Count + Added.Count == 0
        ? "only attributes, or the order, differ"
        : string.Join('\n', Removed.Select(each => $"breaking: removed {each}").Concat(Added.Select(each => $"added {each}")));

    /// <summary>The removed declarations. A removed type counts once, without its members.</summary>
    private static List<string> Missing(List<Declaration> from, List<Declaration> to)
    {
        var types = to.Select(each => each.Type).ToHashSet();
        return [.. from.Except(to).Where(each => each.IsType || types.Contains(each.Type)).Select(each => each.Text)];
    }

    private static List<Declaration> Declarations(string listing)
    {
        var lines = listing.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('[')).ToList();
        // The constraints of a generic method have their own lines.
        for (var i = lines.Count - 1; i > 0; i--)
            if (lines[i].StartsWith("where ", StringComparison.Ordinal))
            {
                lines[i - 1] += " " + lines[i];
                lines.RemoveAt(i);
            }

        var declarations = new List<Declaration>();
        var path = new Stack<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            var type = path.TryPeek(out var around) ? around : "";
            if (lines[i] == "}")
                path.Pop();
            else if (lines.ElementAtOrDefault(i + 1) != "{")
                declarations.Add(new(type, $"{type}: {lines[i]}", IsType: false));
            else
            {
                i++;
                var header = Header().Match(lines[i - 1]);
                var name = $"{type}.{header.Groups["name"].Value}".TrimStart('.');
                path.Push(name);
                if (header.Groups["kind"].Value == "namespace")
                    continue;
                // A type with another base type is the same type.
                declarations.Add(new(name, $"{header.Groups["kind"].Value} {name}", IsType: true));
                declarations.AddRange(Bases(header.Groups["bases"].Value).Select(each => new Declaration(name, $"{name}: base {each}", IsType: false)));
            }
        }
        return declarations;
    }

    /// <summary>Splits at the commas that are not between angle brackets.</summary>
    private static IEnumerable<string> Bases(string bases) =>
        bases.Length == 0 ? [] : Comma().Split(bases).Select(each => each.Trim());

    [GeneratedRegex(@"^(?<kind>.*?\b(namespace|class|struct|interface|enum))\s+(?<name>[^\s:<]+(<[^>]*>)?)(\s*:\s*(?<bases>.*))?$")]
    private static partial Regex Header();

    [GeneratedRegex(@",(?![^<]*>)")]
    private static partial Regex Comma();

    private sealed record Declaration(string Type, string Text, bool IsType);
}
