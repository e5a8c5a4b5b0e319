using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Every operation links to its place in Twitch's reference.</summary>
public sealed class ExternalDocsRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document) =>
        from operation in document.Operations
        let url = operation.Node.At("externalDocs", "url")
        where !Uri.TryCreate(url?.Text, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps
        select new Finding(url?.Location ?? operation.Location, RuleCodes.ExternalDocs, $"{operation.Id} needs externalDocs with the https address of its reference");
}
