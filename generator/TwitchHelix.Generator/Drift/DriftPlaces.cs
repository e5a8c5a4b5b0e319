using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>Names places in the specification in the way that a reader of the repository would: <c>spec/resources/chat.yaml</c>.</summary>
internal sealed class DriftPlaces(SpecDocument document)
{
    private readonly string parent = Path.GetDirectoryName(Path.GetDirectoryName(document.Root.Path)) ?? "";

    public string File(SpecLocation location) => Path.GetRelativePath(parent, location.File).Replace('\\', '/');

    public string Text(SpecLocation location) => $"{File(location)}({location.Line})";
}
