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

    /// <summary>The file of a mapping that was read from another format.</summary>
    public static SpecFile Of(string path, YamlMappingNode root) => new(path, root);

    /// <exception cref="SpecException">The file is missing or empty, isn't YAML, or is too large with its aliases expanded.</exception>
    public static SpecFile Load(string path)
    {
        try
        {
            using var text = new StringReader(File.ReadAllText(path));
            var yaml = new YamlStream();
            yaml.Load(new BoundedParser(path, text));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
                return new SpecFile(path, root);
            throw new SpecException(new SpecLocation(path, 1, 1), "the file must be one YAML mapping");
        }
        catch (YamlException e)
        {
            throw new SpecException(new SpecLocation(path, (int)e.Start.Line, (int)e.Start.Column), e.InnerException?.Message ?? e.Message);
        }
        catch (InvalidOperationException e)
        {
            // The parser throws this, without a location, for some text that isn't YAML.
            throw new SpecException(new SpecLocation(path, 1, 1), $"this is not YAML: {e.Message}");
        }
        catch (IOException e)
        {
            throw new SpecException(new SpecLocation(path, 1, 1), e.Message);
        }
    }
}
