using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// The name of a schema becomes a class: it is PascalCase, not the name of a .NET type that every C# file sees, and not the name of its own
/// property.
/// </summary>
public sealed class TypeNameRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var (name, schema) in document.Components("schemas"))
        {
            if (!PascalCase.Is(name.Text))
                yield return Wrong(name.Location, $"the schema name '{name.Text}' is not PascalCase");
            else if (ImplicitTypes.Has(name.Text!))
                yield return Wrong(name.Location, $"'{name.Text}' is also a .NET type that every C# file sees; choose another name");
            foreach (var property in SpecSchemas.Properties(schema))
                if (CSharpNames.Pascal(property.Name.Text!) == name.Text)
                    yield return Wrong(
                        property.Name.Location,
                        $"the property '{property.Name.Text}' has the name of its schema {name.Text}, which C# doesn't allow; rename the schema");
        }
    }

    private static Finding Wrong(SpecLocation location, string message) => new(location, RuleCodes.TypeName, message);
}
