using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TwitchHelix.Generator.Specification;

/// <summary>
/// Limits the size of a file with its aliases expanded. The check reads the parser's events, because an alias can be inside the node that it refers
/// to, and a few lines of aliases to aliases can expand to billions of nodes.
/// </summary>
internal static class YamlBounds
{
    private const int Depth = 100;
    private const int Size = 200_000;

    /// <exception cref="SpecException">The file exceeds a limit, or an alias has no target.</exception>
    /// <exception cref="YamlException">The file isn't YAML.</exception>
    public static void Check(string path, IParser parser)
    {
        var open = new Stack<(AnchorName Anchor, long Before)>();
        var sizes = new Dictionary<AnchorName, long>();
        var size = 0L;
        while (parser.MoveNext())
        {
            switch (parser.Current)
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
            if (open.Count > Depth)
                throw Wrong($"this is nested more than {Depth} levels deep");
            if (size > Size)
                throw Wrong($"up to here the file has more than {Size} nodes, with its aliases expanded");
        }

        void Remember(AnchorName anchor, long unfolded)
        {
            if (!anchor.IsEmpty)
                sizes[anchor] = unfolded;
        }

        SpecException Wrong(string message) => new(new SpecLocation(path, (int)parser.Current!.Start.Line, (int)parser.Current.Start.Column), message);
    }
}
