using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// The values of an enum are strings without control characters. Each has a unique C# name, if need be in <c>x-enum-names</c>, and a description in
/// <c>x-enum-descriptions</c>.
/// </summary>
public sealed class EnumValueRule : IRule
{
    /// <summary>The members of every generated enum.</summary>
    private static readonly string[] Taken =
        ["Value", "Converter", nameof(Equals), nameof(ReferenceEquals), nameof(GetHashCode), nameof(GetType), nameof(ToString)];

    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var (name, schema) in document.Components("schemas").Where(entry => entry.Component["enum"] is not null))
        {
            if (schema["type"]?.Text != "string")
                yield return Wrong(name.Location, $"the enum {name.Text} needs 'type: string'");
            var values = schema["enum"]!.Value.Items.ToList();
            foreach (var value in values)
                if (CharacterRule.HasControl(value.Yaml.ToString()))
                    yield return Wrong(value.Location, $"a value of {name.Text} has a control character");
                else if (CSharpNames.EnumMember(schema, value.Yaml.ToString()) is var member
                    && (!PascalCase.Is(member) || Taken.Contains(member) || member == name.Text))
                    yield return Wrong(value.Location, $"'{value.Text}' of {name.Text} can't be '{member}' in C#; name it in x-enum-names");
            foreach (var again in values.GroupBy(value => CSharpNames.EnumMember(schema, value.Yaml.ToString())).SelectMany(group => group.Skip(1)))
                yield return Wrong(again.Location, $"'{again.Text}' of {name.Text} has the same C# name as another value; name them in x-enum-names");
            foreach (var key in (string[])["x-enum-names", "x-enum-descriptions"])
                foreach (var (value, _) in schema[key]?.Entries ?? [])
                    if (!values.Exists(other => Same(other, value)))
                        yield return Wrong(value.Location, $"{key} has '{value.Text}', which is not a value of {name.Text}");
            var descriptions = (schema["x-enum-descriptions"]?.Entries ?? []).ToList();
            foreach (var value in values.Where(value => !descriptions.Exists(entry => Same(entry.Key, value))))
                yield return Wrong(value.Location, $"'{value.Text}' of {name.Text} needs a description in x-enum-descriptions");
            foreach (var (value, _) in descriptions.Where(entry => entry.Value.Text?.EndsWith('.') != true))
                yield return Wrong(value.Location, $"the description of '{value.Text}' of {name.Text} must be a sentence, with its period");
        }
    }

    private static bool Same(SpecNode one, SpecNode other) => one.Yaml.ToString() == other.Yaml.ToString();

    private static Finding Wrong(SpecLocation location, string message) => new(location, RuleCodes.EnumValue, message);
}
