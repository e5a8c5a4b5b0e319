using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>Makes items of parameters and properties, with texts that say nothing but the facts.</summary>
internal sealed class SpecItems(SpecDocument document)
{
    private int count;

    public IEnumerable<SiteItem> Query(SpecOperation operation) => operation.Parameters.Select(parameter =>
        Item(parameter["name"]!.Value.Text!, parameter["schema"]!.Value, parameter.IsTrue("required"), isSent: true, isParameter: true));

    /// <summary>The properties of a schema. None if it is not an object.</summary>
    public IEnumerable<SiteItem> Properties(SpecNode? schema, bool isSent)
    {
        if (schema is not { } node)
            return [];
        var target = document.Follow(node);
        var required = (target["required"]?.Items ?? []).Select(name => name.Text).ToHashSet();
        return SpecSchemas.Properties(target)
            .Select(property => Item(property.Name.Text!, property.Schema, isSent && required.Contains(property.Name.Text), isSent, isParameter: false))
            .ToList();
    }

    /// <summary>An item of the request for a subscription.</summary>
    public SiteItem Make(string name, string type, bool isRequired, IEnumerable<string> sentences, IEnumerable<SiteItem>? items = null) => new()
    {
        Name = name,
        Type = type,
        IsRequired = isRequired,
        Sentences = [.. sentences],
        Items = [.. items ?? []],
        Number = ++count,
    };

    private SiteItem Item(string name, SpecNode schema, bool isRequired, bool isSent, bool isParameter)
    {
        var number = ++count;
        var target = document.Follow(schema);
        var item = new SiteItem
        {
            Name = name,
            Type = Type(target, isParameter, number),
            IsRequired = isRequired,
            IsNullable = schema.IsTrue("nullable") || target.IsTrue("nullable"),
            Sentences = [$"The {name.Replace('_', ' ')}.", .. LimitSentences.Of(schema, target, isParameter, isSent, number)],
            Number = number,
        };
        var inner = Inner(target);
        if (inner["format"]?.Text == "date-time")
            item.Sentences.Add("The date and time is in RFC3339 format.");
        AddValues(item, inner);
        if (inner["type"]?.Text == "object")
            item.Items.AddRange(Properties(inner, isSent));
        return item;
    }

    /// <summary>A list of them, or a sentence that names them all.</summary>
    private static void AddValues(SiteItem item, SpecNode schema)
    {
        var values = (schema["enum"]?.Items ?? []).Select(value => value.Text ?? "").Where(value => value.Length > 0).ToList();
        if (values.Count > 1 && item.Number % 5 == 0)
            item.Sentences.Add($"It is {string.Join(", ", values.SkipLast(1).Select(value => $"`{value}`"))} or `{values[^1]}`.");
        else
            item.Values.AddRange(values.Select((value, index) => new SiteValue { Value = value, Text = index % 3 == 2 ? null : "What it means." }));
    }

    /// <summary>What is in lists and maps.</summary>
    private SpecNode Inner(SpecNode schema) => (schema["items"] ?? Map(schema)) is { } inner ? Inner(document.Follow(inner)) : schema;

    private static SpecNode? Map(SpecNode schema) => schema["additionalProperties"] is { IsMapping: true } values ? values : null;

    private string Type(SpecNode schema, bool isParameter, int number) => schema["type"]?.Text switch
    {
        "string" => "String",
        "integer" => "Integer",
        "number" => number % 2 == 0 ? "Float" : "Number",
        "boolean" => "Boolean",
        "array" when isParameter => "String",
        "array" => Type(document.Follow(schema["items"]!.Value), isParameter, number) + "[]",
        "object" => "Object",
        var type => throw new InvalidOperationException($"{schema.Location}: the type '{type}' has no name on pages."),
    };
}
