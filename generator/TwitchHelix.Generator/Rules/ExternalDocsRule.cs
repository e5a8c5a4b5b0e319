using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// Every operation links to its section on its resource's page of Twitch's reference. Removed operations have no section there, so a deprecated
/// operation may link to a section of the main page.
/// </summary>
public sealed class ExternalDocsRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        var pages = new Dictionary<string, string>();
        foreach (var tag in document.Root.Root["tags"]?.Items ?? [])
        {
            if (Address(tag) is { } page && IsPage(page))
                pages[tag["name"]?.Text ?? ""] = page;
            else
                yield return new Finding(
                    tag.Location,
                    RuleCodes.ExternalDocs,
                    $"the tag '{tag["name"]?.Text}' needs externalDocs with the https address of its page in the reference, with '/' at the end");
        }

        foreach (var operation in document.Operations)
        {
            if (!pages.TryGetValue(operation.Tag ?? "", out var page))
                continue;
            string?[] allowed = operation.Node.IsTrue("deprecated") ? [page, Address(document.Root.Root)] : [page];
            var address = Address(operation.Node) ?? "";
            if (!allowed.OfType<string>().Any(start => address.StartsWith(start + "#", StringComparison.Ordinal) && address.Length > start.Length + 1))
                yield return new Finding(
                    operation.Node.At("externalDocs", "url")?.Location ?? operation.Location,
                    RuleCodes.ExternalDocs,
                    $"{operation.Id} needs externalDocs with the address of its section on its resource's page, as in {page}#get-users");
        }
    }

    private static string? Address(SpecNode node) => node.At("externalDocs", "url")?.Text;

    private static bool IsPage(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps && page.AbsoluteUri == address && address.EndsWith('/');
}
