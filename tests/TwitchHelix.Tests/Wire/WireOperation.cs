using Newtonsoft.Json.Linq;

namespace TwitchHelix.Tests.Wire;

/// <summary>An operation of the document, as a case of the wire tests.</summary>
public sealed class WireOperation
{
    private WireOperation(string path, string method, JObject operation)
    {
        Path = path;
        Method = method.ToUpperInvariant();
        Id = (string)operation["operationId"]!;
        Resource = (string)operation["tags"]![0]!;
        Node = operation;
        Parameters = [.. (operation["parameters"] as JArray ?? []).Cast<JObject>()];
        var success = ((JObject)operation["responses"]!).Properties().First(response => response.Name.StartsWith('2'));
        Status = int.Parse(success.Name, System.Globalization.CultureInfo.InvariantCulture);
        var media = (success.Value["content"] as JObject)?.Properties().First();
        ContentType = media?.Name;
        Response = media?.Value["example"];
        Body = (operation["requestBody"]?["content"] as JObject)?.Properties().First().Value["example"];
    }

    public string Path { get; }

    public string Method { get; }

    public string Id { get; }

    public string Resource { get; }

    public int Status { get; }

    public string? ContentType { get; }

    internal JObject Node { get; }

    internal IReadOnlyList<JObject> Parameters { get; }

    internal JToken? Response { get; }

    internal JToken? Body { get; }

    public static IEnumerable<WireOperation> All =>
        from path in ((JObject)Repository.Document["paths"]!).Properties()
        from method in ((JObject)path.Value).Properties()
        select new WireOperation(path.Name, method.Name, (JObject)method.Value);

    public override string ToString() => Id;
}
