using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Changes;

/// <summary>The names of the classes and enums of both documents.</summary>
internal sealed class Vocabulary(SpecDocument before, SpecDocument now)
{
    private readonly HashSet<string> old = Names(before);
    private readonly HashSet<string> current = Names(now);

    /// <summary>Whether a type has got another name: neither document has the name of the other one.</summary>
    public bool IsRenamed(NamedSchema before, NamedSchema now) => before.Name != now.Name && !current.Contains(before.Name) && !old.Contains(now.Name);

    /// <summary>An old type's text with the new name of the type in it.</summary>
    public string Rename(string text, NamedSchema? before, NamedSchema? now) =>
        before is { } was && now is { } becomes && IsRenamed(was, becomes) ? text.Replace(was.Name, becomes.Name, StringComparison.Ordinal) : text;

    private static HashSet<string> Names(SpecDocument document) => [.. document.Components("schemas").Select(entry => entry.Name.Text ?? "")];
}
