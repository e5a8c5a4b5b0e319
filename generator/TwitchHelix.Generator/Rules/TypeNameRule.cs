using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>A schema's name becomes a class: PascalCase, not a type that every C# file sees, not the name of a property in it.</summary>
public sealed class TypeNameRule : IRule
{
    // The namespaces that ImplicitUsings puts into every file.
    private static readonly HashSet<string?> EverywhereVisible =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly HashSet<string> Taken =
    [
        .. new[] { typeof(object), typeof(HttpClient), typeof(Enumerable), typeof(Stack<>), typeof(Barrier), typeof(Uri) }
            .SelectMany(type => type.Assembly.GetExportedTypes())
            .Where(type => EverywhereVisible.Contains(type.Namespace))
            .Select(type => type.Name.Split('`')[0]),
    ];

    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var (name, schema) in document.Components("schemas"))
        {
            if (!PascalCase.Is(name.Text))
                yield return new Finding(name.Location, RuleCodes.TypeName, $"the schema name '{name.Text}' is not PascalCase");
            else if (Taken.Contains(name.Text!))
                yield return new Finding(name.Location, RuleCodes.TypeName, $"'{name.Text}' is also a .NET type that every C# file sees; find a name that is not ambiguous");
            foreach (var property in SpecSchemas.Properties(schema))
                if (CSharpNames.Pascal(property.Name.Text!) == name.Text)
                    yield return new Finding(property.Name.Location, RuleCodes.TypeName, $"the property '{property.Name.Text}' is named like its schema {name.Text}, which C# does not allow; rename the schema");
        }
    }
}
