using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>The place of a section in the reference: the name of its page in the address, and its anchor. Both are empty without a link.</summary>
internal readonly record struct ReferenceLink(string Slug, string Anchor)
{
    // The old reference was one page, at the address that all pages are below now.
    public const string OldPage = "reference";

    public bool IsOfOldPage => Slug == OldPage;

    public static ReferenceLink Of(SpecOperation operation) =>
        Uri.TryCreate(operation.Node.At("externalDocs", "url")?.Text, UriKind.Absolute, out var address)
            ? new ReferenceLink(address.Segments[^1].Trim('/'), address.Fragment.TrimStart('#'))
            : new ReferenceLink("", "");

    public override string ToString() => $"{Slug}#{Anchor}";
}
