using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Bundling;
using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TwitchHelix.Generator.Changes;

/// <summary>Reads a bundled document as a specification, so that the code that names things in C# can be used for it.</summary>
internal static class BundledDocument
{
    /// <summary>What every bundle has, and other JSON hasn't.</summary>
    private static readonly (string Path, JTokenType Type)[] Parts =
    [
        ("openapi", JTokenType.String), ("tags", JTokenType.Array), ("paths", JTokenType.Object), ("components.schemas", JTokenType.Object),
        ("x-eventsub-types", JTokenType.Array),
    ];

    /// <summary>The names that C# gets its names from, and whether no other one in the same list may be the same.</summary>
    private static readonly (string Path, string Key, bool IsUnique)[] Names =
    [
        ("paths.*.*", "operationId", false), ("paths.*.*.parameters[*]", "name", true), ("x-eventsub-types[*]", "type", false),
        ("x-eventsub-types[*]", "version", false), ("x-eventsub-types[*]", "name", false), ("x-eventsub-types[*].condition[*]", "name", true),
    ];

    /// <exception cref="SpecException">The file can't be read, or is no bundled document.</exception>
    public static SpecDocument Load(string path)
    {
        try
        {
            using var reader = new JsonTextReader(File.OpenText(path)) { DateParseHandling = DateParseHandling.None };
            var json = JObject.Load(reader);
            // This fails if there is text after the object.
            reader.Read();
            return Of(path, json);
        }
        catch (JsonReaderException e)
        {
            throw new SpecException(new SpecLocation(path, Math.Max(e.LineNumber, 1), Math.Max(e.LinePosition, 1)), $"this is no JSON object: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SpecException(new SpecLocation(path, 1, 1), e.Message);
        }
    }

    /// <exception cref="SpecException">It is no bundled document.</exception>
    public static SpecDocument Of(string path, JObject json)
    {
        foreach (var (part, type) in Parts)
            if (json.SelectToken(part)?.Type != type)
                throw NoBundle(path, json, $"it has no '{part}' ({type}); the command 'bundle' writes one");
        foreach (var (part, key, isUnique) in Names)
            foreach (var list in json.SelectTokens(part).ToLookup(named => named.Parent))
                CheckNames(path, [.. list], key, isUnique);
        StandardSchemas.Read(json);
        return SpecDocument.OfBundle(SpecFile.Of(path, (YamlMappingNode)Convert(json)));
    }

    private static void CheckNames(string path, List<JToken> list, string key, bool isUnique)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var named in list)
            if (named is not JObject || named[key] is not JValue { Type: JTokenType.String, Value: string name } || CSharpNames.Pascal(name).Length == 0)
                throw NoBundle(path, named, $"{named.Path} has no '{key}'");
            else if (!known.Add(name) && isUnique)
                throw NoBundle(path, named, $"'{name}' is there twice, again at {named.Path}");
    }

    private static SpecException NoBundle(string path, IJsonLineInfo place, string reason) =>
        new(new SpecLocation(path, Math.Max(place.LineNumber, 1), Math.Max(place.LinePosition, 1)), $"this is no bundled document: {reason}");

    /// <summary>Examples aren't needed, and are most of a bundle.</summary>
    private static YamlNode Convert(JToken json) => json switch
    {
        JObject mapping => new YamlMappingNode(mapping.Properties().Where(property => property.Name is not ("example" or "examples"))
            .Select(property => KeyValuePair.Create<YamlNode, YamlNode>(new YamlScalarNode(property.Name), Convert(property.Value)))),
        JArray list => new YamlSequenceNode(list.Select(Convert)),
        JValue { Type: JTokenType.String } text => new YamlScalarNode((string?)text) { Style = ScalarStyle.DoubleQuoted },
        JValue value => new YamlScalarNode(JsonConvert.ToString(value.Value)) { Style = ScalarStyle.Plain },
        _ => throw new ArgumentException("It is no value.", nameof(json)),
    };
}
