using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// <c>x-plural</c> is only on repeated parameters whose plural is irregular. All parameters of an operation have different C# names.
/// </summary>
public sealed class ParameterNameRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document) => document.Operations.SelectMany(operation => Check(document, operation));

    private static IEnumerable<Finding> Check(SpecDocument document, SpecOperation operation)
    {
        var parameters = operation.Parameters.Where(parameter => CSharpNames.Pascal(parameter["name"]?.Text ?? "").Length > 0).ToList();
        foreach (var parameter in parameters)
        {
            var name = parameter["name"]!.Value;
            if (parameter["x-plural"] is not { } plural)
            {
                if (document.IsRepeated(parameter) && name.Text!.EndsWith('s'))
                    yield return Wrong(name, $"the repeated parameter '{name.Text}' of {operation.Id} ends in 's'; add x-plural");
            }
            else if (!document.IsRepeated(parameter))
            {
                yield return Wrong(plural, $"the parameter '{name.Text}' of {operation.Id} is not repeated; remove x-plural");
            }
            else if (plural.Text == CSharpNames.Plural(name.Text!))
            {
                yield return Wrong(plural, $"the plural of '{name.Text}' is regular; remove x-plural");
            }
        }
        foreach (var again in parameters.GroupBy(parameter => CSharpNames.Parameter(document, parameter)).SelectMany(group => group.Skip(1)))
            yield return Wrong(
                again["name"]!.Value,
                $"'{again["name"]?.Text}' is the second parameter of {operation.Id} with the C# name '{CSharpNames.Parameter(document, again)}'");
    }

    private static Finding Wrong(SpecNode node, string message) => new(node.Location, RuleCodes.ParameterName, message);
}
