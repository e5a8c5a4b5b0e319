using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing;

/// <summary>What the bundled document says about an operation, as far as a server needs it.</summary>
internal sealed class DescribedOperation
{
    private DescribedOperation(string path, string method, JObject operation)
    {
        Path = path;
        Method = method.ToUpperInvariant();
        TakesToken = operation["security"] is JArray { Count: > 0 };
        PagedList = (string?)operation["x-paginated"];
        var parameters = operation["parameters"] as JArray ?? [];
        RequiredParameters = [.. parameters.Where(parameter => (bool?)parameter["required"] == true).Select(parameter => (string)parameter["name"]!)];
        DefaultPageSize = (int?)parameters.FirstOrDefault(parameter => (string?)parameter["name"] == "first")?["schema"]?["default"] ?? 20;
        var success = ((JObject)operation["responses"]!).Properties().First(response => response.Name.StartsWith('2'));
        Status = int.Parse(success.Name, System.Globalization.CultureInfo.InvariantCulture);
        if (success.Value["content"] is JObject content && content.Properties().First() is var media)
        {
            ContentType = media.Name;
            Example = media.Value["example"];
        }
    }

    public string Path { get; }

    public string Method { get; }

    public bool TakesToken { get; }

    /// <summary>The path of the list that comes in pages, null if there is none.</summary>
    public string? PagedList { get; }

    public IReadOnlyList<string> RequiredParameters { get; }

    public int DefaultPageSize { get; }

    public int Status { get; }

    /// <summary>Null if the answer has no content.</summary>
    public string? ContentType { get; }

    public JToken? Example { get; }

    /// <summary>Every operation of the document that the library was generated from.</summary>
    public static IEnumerable<DescribedOperation> LoadAll()
    {
        using var stream = typeof(DescribedOperation).Assembly.GetManifestResourceStream("helix.openapi.json")!;
        using var reader = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        var document = JObject.Load(reader);
        return from path in ((JObject)document["paths"]!).Properties()
               from method in ((JObject)path.Value).Properties()
               select new DescribedOperation(path.Name, method.Name, (JObject)method.Value);
    }
}
