using System.Text.RegularExpressions;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Names on the wire are snake_case, or have <c>x-name-as-sent: true</c> if Twitch uses another form.</summary>
public sealed partial class SnakeCaseRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var (_, schema) in document.Components("schemas"))
            foreach (var (name, property) in SpecSchemas.Properties(schema))
                if (!AsSent().IsMatch(name.Text ?? ""))
                    yield return Wrong(name.Location, $"the property '{name.Text}' has characters that are not allowed in a C# name");
                else if (SnakeCase.Is(name.Text) == property.IsTrue("x-name-as-sent"))
                    yield return Wrong(name.Location, property.IsTrue("x-name-as-sent")
                        ? $"the property '{name.Text}' is snake_case; remove x-name-as-sent"
                        : $"the property '{name.Text}' is not snake_case; if Twitch sends it like this, add 'x-name-as-sent: true'");
        foreach (var operation in document.Operations)
            foreach (var parameter in operation.Parameters)
                if (parameter["name"] is not { } name)
                    yield return Wrong(parameter.Location, $"a parameter of {operation.Id} has no name");
                else if (!SnakeCase.Is(name.Text))
                    yield return Wrong(name.Location, $"the parameter '{name.Text}' of {operation.Id} is not snake_case");
                else if (parameter["x-plural"] is { } plural && !SnakeCase.Is(plural.Text))
                    yield return Wrong(plural.Location, $"the plural '{plural.Text}' of '{name.Text}' is not snake_case");
    }

    private static Finding Wrong(SpecLocation location, string message) => new(location, RuleCodes.SnakeCase, message);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]*\z")]
    private static partial Regex AsSent();
}
