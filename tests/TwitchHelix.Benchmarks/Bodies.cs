using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Benchmarks;

/// <summary>Answers built from the document's examples.</summary>
internal static class Bodies
{
    private const int PageSize = 100;

    /// <summary>A full page that repeats the example's items.</summary>
    public static byte[] Page(string path)
    {
        var page = (JObject)Repository.Document["paths"]![path]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["example"]!.DeepClone();
        var items = (JArray)page["data"]!;
        page["data"] = new JArray(Enumerable.Range(0, PageSize).Select(index => items[index % items.Count]));
        return Encoding.UTF8.GetBytes(page.ToString(Formatting.None));
    }
}
