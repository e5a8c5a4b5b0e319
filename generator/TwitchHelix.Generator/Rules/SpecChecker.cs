using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Applies every rule.</summary>
public static class SpecChecker
{
    private static readonly IRule[] Structure =
    [
        new KeyRule(), new ReferenceRule(), new OperationNameRule(), new SummaryRule(), new SecurityRule(), new ExternalDocsRule(),
        new SuccessStatusRule(), new ErrorStatusRule(), new NamedTypeRule(), new UnusedComponentRule(), new PaginationRule(),
        new ActingUserRule(), new RateLimitRule(), new RepeatableRule(), new JwtRule(), new BatchRule(), new OneOfRule(),
        new AnsweredAsRule(), new ExampleRule(), new SnakeCaseRule(), new ParameterNameRule(), new TypeNameRule(),
        new AdditionalPropertiesRule(), new EnumValueRule(), new NullTextRule(), new EventSubTypeRule(), new CharacterRule(),
        new DeprecationRule(), new AliasRule(), new SinceRule(),
    ];

    /// <summary>With these findings no bundle can be made, which the other rules need.</summary>
    private static readonly string[] Unbundled =
    [
        RuleCodes.Reference, RuleCodes.OperationName, RuleCodes.SnakeCase, RuleCodes.UnknownKey, RuleCodes.EventSubType, RuleCodes.Batch,
        RuleCodes.RateLimit, RuleCodes.Jwt, RuleCodes.Characters, RuleCodes.Since,
    ];

    private static readonly IRule[] Meaning = [new OpenApiRule(), new ExampleSchemaRule()];

    /// <summary>Returns all findings in the order of files and lines: only the marks, if there are any.</summary>
    public static IReadOnlyList<Finding> Check(SpecDocument document)
    {
        // What isn't written yet would break most of the other rules.
        if (new UnwrittenRule().Check(document).ToList() is { Count: > 0 } unwritten)
            return unwritten;
        var findings = Structure.SelectMany(rule => rule.Check(document)).ToList();
        if (!findings.Exists(finding => Unbundled.Contains(finding.Code)))
            findings.AddRange(Meaning.SelectMany(rule => rule.Check(document)));
        return
        [
            .. findings.Distinct().OrderBy(finding => finding.Location.File, StringComparer.Ordinal)
                .ThenBy(finding => finding.Location.Line).ThenBy(finding => finding.Location.Column)
                .ThenBy(finding => finding.Code, StringComparer.Ordinal),
        ];
    }
}
