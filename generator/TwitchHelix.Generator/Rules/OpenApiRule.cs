using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using TwitchHelix.Generator.Bundling;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>The bundle is valid OpenAPI 3.0.</summary>
public sealed partial class OpenApiRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        // The reader also accepts 2.0 and 3.1, and throws if the version has the wrong form.
        var version = document.Root.Root["openapi"]?.Text;
        if (!OpenApi30().IsMatch(version ?? ""))
        {
            var message = $"the OpenAPI version is '{version}'; it must be 3.0, as in 'openapi: 3.0.3'";
            return [new Finding(document.Locate("#/openapi"), RuleCodes.OpenApi, message)];
        }
        var settings = new OpenApiReaderSettings { RuleSet = ValidationRuleSet.GetDefaultRuleSet() };
        var result = OpenApiDocument.Parse(Bundler.Bundle(document).ToString(), OpenApiConstants.Json, settings);
        var problems = result.Diagnostic is { } diagnostic ? diagnostic.Errors.Concat(diagnostic.Warnings) : [];
        return problems.Select(problem => new Finding(document.Locate(problem.Pointer ?? ""), RuleCodes.OpenApi, problem.Message));
    }

    [GeneratedRegex(@"^3\.0\.\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex OpenApi30();
}
