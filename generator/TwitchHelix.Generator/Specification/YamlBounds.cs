using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TwitchHelix.Generator.Specification;

/// <summary>
/// Bounds on what a file unfolds to. They are checked on the events of the parser, because an alias can stand within the node that
/// it refers to, and a few lines of aliases to aliases are a tree of billions.
/// </summary>
internal static class YamlBounds
{
    private const int Depth = 100;
    private const int Size = 200_000;

    /// <exception cref="SpecException">The file goes beyond a bound, or an alias refers to nothing.</exception>
    /// <exception cref="YamlException">The file is no YAML.</exception>
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
                    throw Wrong($"the alias '*{alias.Value}' stands within the node that it refers to");
                case AnchorAlias alias when !sizes.ContainsKey(alias.Value):
                    throw Wrong($"the alias '*{alias.Value}' refers to no node before it");
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
                throw Wrong($"this is nested deeper than {Depth} levels");
            if (size > Size)
                throw Wrong($"up to here the file unfolds to more than {Size} nodes, its aliases included");
        }

        void Remember(AnchorName anchor, long unfolded)
        {
            if (!anchor.IsEmpty)
                sizes[anchor] = unfolded;
        }

        SpecException Wrong(string message) => new(new SpecLocation(path, (int)parser.Current!.Start.Line, (int)parser.Current.Start.Column), message);
    }
}
