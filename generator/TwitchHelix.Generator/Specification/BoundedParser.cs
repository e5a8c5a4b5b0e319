using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TwitchHelix.Generator.Specification;

/// <summary>
/// A parser that limits the size of a file with its aliases expanded. It looks at the events, because an alias can be inside the node that it refers to, and a
/// few lines of aliases to aliases can expand to billions of nodes.
/// </summary>
internal sealed class BoundedParser(string path, TextReader text) : IParser
{
    private const int Depth = 100;
    private const int Size = 200_000;
    private readonly Parser parser = new(text);
    private readonly Stack<(AnchorName Anchor, long Before)> open = new();
    private readonly Dictionary<AnchorName, long> sizes = [];
    private long size;

    public ParsingEvent? Current => parser.Current;

    /// <exception cref="SpecException">The file exceeds a limit, or an alias has no target.</exception>
    /// <exception cref="YamlException">The file isn't YAML.</exception>
    public bool MoveNext()
    {
        if (!parser.MoveNext())
            return false;
        Count(parser.Current);
        if (open.Count > Depth)
            throw Wrong($"this is nested more than {Depth} levels deep");
        if (size > Size)
            throw Wrong($"up to here the file has more than {Size} nodes, with its aliases expanded");
        return true;
    }

    private void Count(ParsingEvent? current)
    {
        switch (current)
        {
            case AnchorAlias alias when open.Any(node => node.Anchor == alias.Value):
                throw Wrong($"the alias '*{alias.Value}' is inside the node that it refers to");
            case AnchorAlias alias when !sizes.ContainsKey(alias.Value):
                throw Wrong($"the alias '*{alias.Value}' has no node before it to refer to");
            case AnchorAlias alias:
                size += sizes[alias.Value];
                break;
            case Scalar scalar:
                size++;
                Remember(scalar.Anchor, 1);
                break;
            case NodeEvent start:
                open.Push((start.Anchor, size++));
                break;
            case MappingEnd or SequenceEnd:
                var (anchor, before) = open.Pop();
                Remember(anchor, size - before);
                break;
        }
    }

    private void Remember(AnchorName anchor, long unfolded)
    {
        if (!anchor.IsEmpty)
            sizes[anchor] = unfolded;
    }

    private SpecException Wrong(string message) => new(new SpecLocation(path, (int)parser.Current!.Start.Line, (int)parser.Current.Start.Column), message);
}
