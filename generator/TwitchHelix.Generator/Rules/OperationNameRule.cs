using System.Text.RegularExpressions;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// An operation has one tag, which is declared in the root, and a unique operationId without articles. Both are PascalCase, because they become
/// C# names.
/// </summary>
public sealed partial class OperationNameRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        var declared = (document.Root.Root["tags"]?.Items ?? []).Select(tag => tag["name"]).OfType<SpecNode>().ToList();
        foreach (var tag in declared.Where(tag => !PascalCase.Is(tag.Text)))
            yield return Wrong(tag.Location, $"the tag '{tag.Text}' is not PascalCase");
        foreach (var tag in declared.GroupBy(tag => tag.Text).SelectMany(group => group.Skip(1)))
            yield return Wrong(tag.Location, $"the tag '{tag.Text}' is declared twice");
        foreach (var tag in declared.Where(tag => document.Operations.All(operation => operation.Tag != tag.Text)))
            yield return Wrong(tag.Location, $"no operation has the tag '{tag.Text}'");

        foreach (var operation in document.Operations)
        {
            if ((operation.Node["tags"]?.Items.ToList() ?? []) is not [var tag])
                yield return Wrong(operation.Location, $"{operation.Id} needs exactly one tag, its resource");
            else if (declared.TrueForAll(other => other.Text != tag.Text))
                yield return Wrong(tag.Location, $"the tag '{tag.Text}' of {operation.Id} is not declared in helix.yaml");

            if (operation.Node["operationId"] is not { } id)
                yield return Wrong(operation.Location, $"{operation.Id} needs an operationId: Twitch's name of the endpoint in PascalCase");
            else if (!PascalCase.Is(id.Text))
                yield return Wrong(id.Location, $"the operationId '{id.Text}' is not PascalCase; write an abbreviation like a word, as in GetVips");
            else if (Article().Match(id.Text!) is { Success: true } article)
                yield return Wrong(id.Location, $"the operationId '{id.Text}' has the article '{article.Value}'; leave it out, as in StartRaid");
        }

        foreach (var again in document.Operations.Where(operation => operation.Node["operationId"] is not null)
            .GroupBy(operation => operation.Id).SelectMany(group => group.Skip(1)))
            yield return Wrong(again.Node["operationId"]!.Value.Location, $"the operationId '{again.Id}' is used twice");
    }

    private static Finding Wrong(SpecLocation location, string message) => new(location, RuleCodes.OperationName, message);

    [GeneratedRegex("(?<![A-Z])(A|An|The)(?![a-z])")]
    private static partial Regex Article();
}
