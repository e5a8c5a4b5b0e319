using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Everything that is deprecated says why, and what to use instead. The compiler shows this to callers.</summary>
public sealed class DeprecationRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        var names = new WireNames(document);
        var operations = document.Operations.SelectMany(operation => Check(operation.Node, operation.Id, name => names.Find(operation, name)));
        var schemas = document.Components("schemas").Select(component => new NamedSchema(component.Name.Text ?? "", component.Component)).SelectMany(type =>
            Check(type.Schema, type.Name, name => names.Find(type, null, name)).Concat(SpecSchemas.Properties(type.Schema).SelectMany(property =>
                Check(property.Schema, $"{type.Name}.{property.Name.Text}", name => names.Find(type, property.Schema, name)))));
        return operations.Concat(schemas);
    }

    private static IEnumerable<Finding> Check(SpecNode node, string title, Func<string, CodeReference?> find)
    {
        var reason = node["x-deprecated"];
        if (node.IsTrue("deprecated") && string.IsNullOrWhiteSpace(reason?.Text))
            yield return Finding(node["deprecated"]!.Value, $"{title} is deprecated; say why, and what to use instead, in x-deprecated");
        if (reason is not { } text)
            yield break;
        if (!node.IsTrue("deprecated"))
            yield return Finding(text, $"{title} has x-deprecated without 'deprecated: true'");
        foreach (var name in DocumentationText.CodeIn(text.Text).Where(name => find(name) is null))
            yield return Finding(text, $"'{name}' in x-deprecated of {title} is not the name of an operation, a property or a value");
    }

    private static Finding Finding(SpecNode node, string message) => new(node.Location, RuleCodes.Deprecation, message);
}
