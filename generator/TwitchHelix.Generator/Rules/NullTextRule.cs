using System.Text.RegularExpressions;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// The description of a nullable property says when it is null. It doesn't say «empty» if <c>""</c> is read as null. The description of a property
/// that is never null doesn't say «Null»: one that is always sent, and a list or map in a response.
/// </summary>
public sealed partial class NullTextRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var (name, schema) in document.Components("schemas"))
            foreach (var (property, value) in SpecSchemas.Properties(schema))
                if (Wrong(schema, property.Text ?? "", value, document.Follow(value)) is { } wrong)
                    yield return new Finding(property.Location, RuleCodes.NullText, $"{name.Text}.{property.Text} {wrong}");
    }

    private static string? Wrong(SpecNode owner, string name, SpecNode property, SpecNode target)
    {
        // A bare reference has the description of its target.
        var text = (property["description"] ?? target["description"])?.Text ?? "";
        var nullable = property.IsTrue("nullable") || target.IsTrue("nullable");
        var required = (owner["required"]?.Items ?? []).Any(item => item.Text == name);
        var received = owner["additionalProperties"]?.Text != "false";
        var collection = target["type"]?.Text == "array" || (target["type"]?.Text == "object" && target["properties"] is null);
        if ((received && collection) || (required && !nullable))
            return SaysNull().IsMatch(text) ? "is never null; say «Empty» instead of «Null»" : null;
        if (nullable && !Null().IsMatch(text))
            return "can be null; say when («Null if …»)";
        if (property.IsTrue("x-empty-string-is-null") && Empty().IsMatch(text))
            return "is null if Twitch sends an empty string; say only «Null»";
        return null;
    }

    /// <summary>A sentence that begins with «Null», as in «Null if there is none.»</summary>
    [GeneratedRegex(@"\bNull\b", RegexOptions.CultureInvariant)]
    private static partial Regex SaysNull();

    [GeneratedRegex(@"\bnull\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Null();

    [GeneratedRegex(@"\bempty\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Empty();
}
