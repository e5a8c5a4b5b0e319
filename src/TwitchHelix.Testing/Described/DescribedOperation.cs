using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Described;

/// <summary>The part of an operation's description that a server needs.</summary>
internal sealed class DescribedOperation
{
    public DescribedOperation(string path, string method, JObject operation, JObject schemas)
    {
        Path = path;
        Method = method.ToUpperInvariant();
        Name = (string)operation["operationId"]!;
        AcceptedTokens =
        [
            .. from alternative in operation["security"] as JArray ?? []
               from token in ((JObject)alternative).Properties()
               select new AcceptedToken(token.Name, [.. token.Value.Values<string>().OfType<string>()]),
        ];
        ActingUser = (string?)operation["x-acting-user"];
        Limits = [.. (operation["x-rate-limit"] as JArray ?? []).Select(EndpointLimit.Read)];
        PagedList = (string?)operation["x-paginated"];
        Choices =
        [
            .. ReadChoice(operation["x-exactly-one-of"], 1, 1),
            .. ReadChoice(operation["x-at-least-one-of"], 1, int.MaxValue),
            .. ReadChoice(operation["x-at-most-one-of"], 0, 1),
        ];
        LookUpParameters = [.. (operation["x-batch"] as JArray ?? []).Select(lookUp => (string)lookUp["parameter"]!)];
        var parameters = operation["parameters"] as JArray ?? [];
        Parameters =
        [
            .. parameters.Select(parameter => new DescribedParameter(
                (string)parameter["name"]!,
                (bool?)parameter["required"] == true,
                (string?)parameter["x-answered-as"],
                new DescribedSchema(parameter["schema"]!, schemas))),
        ];
        var pageSize = parameters.FirstOrDefault(parameter => (string?)parameter["name"] == "first")?["schema"];
        DefaultPageSize = (int?)pageSize?["default"] ?? 20;
        LargestPageSize = (int?)pageSize?["maximum"] ?? 100;
        if ((operation["requestBody"]?["content"] as JObject)?.Properties().First().Value["schema"] is { } sent)
            RequestSchema = new DescribedSchema(sent, schemas);
        var success = ((JObject)operation["responses"]!).Properties().First(response => response.Name.StartsWith('2'));
        Status = int.Parse(success.Name, CultureInfo.InvariantCulture);
        if (success.Value["content"] is JObject content && content.Properties().First() is var media)
        {
            ContentType = media.Name;
            ResponseSchema = new DescribedSchema(media.Value["schema"]!, schemas);
            Example = media.Value["example"];
            Body = Example is null ? null : Encoding.UTF8.GetBytes(Example is JValue { Value: string text } ? text : Example.ToString(Formatting.None));
        }
    }

    public string Path { get; }

    public string Method { get; }

    public string Name { get; }

    /// <summary>The alternatives, one of which a call needs. Empty if the operation needs no token.</summary>
    public IReadOnlyList<AcceptedToken> AcceptedTokens { get; }

    /// <summary>The query parameter or property of the body that must name the token's own user. Null for none.</summary>
    public string? ActingUser { get; }

    /// <summary>The operation's own limits, beside the bucket.</summary>
    public IReadOnlyList<EndpointLimit> Limits { get; }

    /// <summary>The path of the paged list. Null for none.</summary>
    public string? PagedList { get; }

    public IReadOnlyList<DescribedParameter> Parameters { get; }

    /// <summary>The groups of parameters that exclude each other, or of which a call needs at least one.</summary>
    public IReadOnlyList<DescribedChoice> Choices { get; }

    /// <summary>The parameters whose values are keys of items.</summary>
    public IReadOnlyList<string> LookUpParameters { get; }

    public int DefaultPageSize { get; }

    public int LargestPageSize { get; }

    /// <summary>Null if the request has no body.</summary>
    public DescribedSchema? RequestSchema { get; }

    public int Status { get; }

    /// <summary>Null if the answer has no content.</summary>
    public string? ContentType { get; }

    public bool IsJson => ContentType?.Contains("json", StringComparison.Ordinal) == true;

    /// <summary>Null if the answer has no content.</summary>
    public DescribedSchema? ResponseSchema { get; }

    /// <summary>Null if the answer has no content. Don't modify it.</summary>
    public JToken? Example { get; }

    /// <summary>The example in bytes. Null if the answer has no content.</summary>
    public byte[]? Body { get; }

    private static IEnumerable<DescribedChoice> ReadChoice(JToken? names, int least, int most)
    {
        if (names is JArray listed)
            yield return new DescribedChoice([.. listed.Values<string>().OfType<string>()], least, most);
    }
}
