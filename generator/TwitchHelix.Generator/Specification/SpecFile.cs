using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TwitchHelix.Generator.Specification;

/// <summary>One YAML file of the specification.</summary>
public sealed class SpecFile
{
    private SpecFile(string path, YamlNode root)
    {
        Path = path;
        Root = new SpecNode(this, root);
    }

    public string Path { get; }

    public SpecNode Root { get; }

    /// <exception cref="SpecException">The file is missing, empty, no YAML, or unfolds to too much of it.</exception>
    public static SpecFile Load(string path)
    {
        try
        {
            var text = File.ReadAllText(path);
            YamlBounds.Check(path, new Parser(new StringReader(text)));
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
                return new SpecFile(path, root);
            throw new SpecException(new SpecLocation(path, 1, 1), "a file of the specification is one YAML mapping");
        }
        catch (YamlException e)
        {
            throw new SpecException(new SpecLocation(path, (int)e.Start.Line, (int)e.Start.Column), e.InnerException?.Message ?? e.Message);
        }
        catch (InvalidOperationException e)
        {
            // What the parser throws, without a place, for some text that is no YAML.
            throw new SpecException(new SpecLocation(path, 1, 1), $"this is no YAML: {e.Message}");
        }
        catch (IOException e)
        {
            throw new SpecException(new SpecLocation(path, 1, 1), e.Message);
        }
    }
}
