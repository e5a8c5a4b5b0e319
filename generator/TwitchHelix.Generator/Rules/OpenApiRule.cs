using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using TwitchHelix.Generator.Bundling;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>The whole is valid OpenAPI 3.0.</summary>
public sealed class OpenApiRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        var settings = new OpenApiReaderSettings { RuleSet = ValidationRuleSet.GetDefaultRuleSet() };
        var result = OpenApiDocument.Parse(Bundler.Bundle(document).ToString(), OpenApiConstants.Json, settings);
        var problems = result.Diagnostic is { } diagnostic ? diagnostic.Errors.Concat(diagnostic.Warnings) : [];
        return problems.Select(problem => new Finding(document.Locate(problem.Pointer ?? ""), RuleCodes.OpenApi, problem.Message));
    }
}
