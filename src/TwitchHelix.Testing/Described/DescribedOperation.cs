using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.Limits;

namespace TwitchHelix.Testing.Described;

/// <summary>What the bundled document says about an operation, as far as a server needs it.</summary>
internal sealed class DescribedOperation
{
    private const int MostPagesKept = 256;

    private readonly ConcurrentDictionary<(int Length, int Size, string? Cursor), byte[]> pages = new();
    private readonly JToken? example;

    public DescribedOperation(string path, string method, JObject operation)
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
        var parameters = operation["parameters"] as JArray ?? [];
        RequiredParameters = [.. parameters.Where(parameter => (bool?)parameter["required"] == true).Select(parameter => (string)parameter["name"]!)];
        var pageSize = parameters.FirstOrDefault(parameter => (string?)parameter["name"] == "first")?["schema"];
        DefaultPageSize = (int?)pageSize?["default"] ?? 20;
        LargestPageSize = (int?)pageSize?["maximum"] ?? 100;
        var success = ((JObject)operation["responses"]!).Properties().First(response => response.Name.StartsWith('2'));
        Status = int.Parse(success.Name, CultureInfo.InvariantCulture);
        if (success.Value["content"] is JObject content && content.Properties().First() is var media)
        {
            ContentType = media.Name;
            example = media.Value["example"];
            Body = example is JValue { Value: string text } ? Encoding.UTF8.GetBytes(text) : example is null ? null : ToBytes(example);
        }
    }

    public string Path { get; }

    public string Method { get; }

    public string Name { get; }

    /// <summary>Any of them will do. Empty if no token is needed.</summary>
    public IReadOnlyList<AcceptedToken> AcceptedTokens { get; }

    /// <summary>The parameter or the property of the body that must be the token's own user; null if there is none.</summary>
    public string? ActingUser { get; }

    /// <summary>The operation's own limits, beside the bucket's.</summary>
    public IReadOnlyList<EndpointLimit> Limits { get; }

    /// <summary>The path of the list that comes in pages, null if there is none.</summary>
    public string? PagedList { get; }

    public IReadOnlyList<string> RequiredParameters { get; }

    public int DefaultPageSize { get; }

    public int LargestPageSize { get; }

    public int Status { get; }

    /// <summary>Null if the answer has no content.</summary>
    public string? ContentType { get; }

    /// <summary>The example as it is sent; null if the answer has no content.</summary>
    public byte[]? Body { get; }

    /// <summary>The page that a cursor leads to; null if the server never gave that cursor.</summary>
    public byte[]? Page(int length, int size, string? cursor)
    {
        if (pages.TryGetValue((length, size, cursor), out var known))
            return known;
        if (ListPager.Page((JObject)example!, PagedList!, length, size, cursor) is not { } page)
            return null;
        var bytes = ToBytes(page);
        if (pages.Count < MostPagesKept)
            pages[(length, size, cursor)] = bytes;
        return bytes;
    }

    private static byte[] ToBytes(JToken body) => Encoding.UTF8.GetBytes(body.ToString(Formatting.None));
}
