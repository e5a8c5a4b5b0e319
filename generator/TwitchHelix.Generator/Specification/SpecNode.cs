using YamlDotNet.RepresentationModel;

namespace TwitchHelix.Generator.Specification;

/// <summary>A YAML node and its file.</summary>
public readonly record struct SpecNode(SpecFile File, YamlNode Yaml)
{
    public SpecLocation Location => new(File.Path, (int)Yaml.Start.Line, (int)Yaml.Start.Column);

    public bool IsMapping => Yaml is YamlMappingNode;

    public bool IsList => Yaml is YamlSequenceNode;

    /// <summary>The text of a scalar. Null for a mapping, a sequence or the null scalar.</summary>
    public string? Text => Yaml is YamlScalarNode scalar && !YamlScalars.IsNull(scalar) ? scalar.Value : null;

    /// <summary>The value of a mapping's key. Null if there is none.</summary>
    public SpecNode? this[string key] =>
        Yaml is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? new SpecNode(File, value) : null;

    /// <summary>The entries of a mapping in the order of the file. Empty if this isn't a mapping.</summary>
    public IEnumerable<(SpecNode Key, SpecNode Value)> Entries
    {
        get
        {
            if (Yaml is not YamlMappingNode mapping)
                yield break;
            foreach (var (key, value) in mapping.Children)
                yield return (new SpecNode(File, key), new SpecNode(File, value));
        }
    }

    /// <summary>The items of a sequence. Empty if this isn't a sequence.</summary>
    public IEnumerable<SpecNode> Items
    {
        get
        {
            if (Yaml is not YamlSequenceNode sequence)
                yield break;
            foreach (var item in sequence.Children)
                yield return new SpecNode(File, item);
        }
    }

    /// <summary>All texts in a node: the scalars among its keys and values.</summary>
    public IEnumerable<SpecNode> Scalars => Text is not null
        ? [this]
        : Items.Concat(Entries.SelectMany(entry => new[] { entry.Key, entry.Value })).SelectMany(inner => inner.Scalars);

    public SpecNode? At(params IEnumerable<string> keys)
    {
        SpecNode? node = this;
        foreach (var key in keys)
            node = node?.Child(key);
        return node;
    }

    public bool IsTrue(string key) => this[key]?.Text == "true";

    private SpecNode? Child(string key) =>
        Yaml is YamlSequenceNode sequence && int.TryParse(key, out var index) && index >= 0 && index < sequence.Children.Count
            ? new SpecNode(File, sequence.Children[index])
            : this[key];
}
