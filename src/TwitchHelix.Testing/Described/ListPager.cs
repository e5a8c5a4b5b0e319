using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Described;

/// <summary>Makes a long list of an example's items, and cuts pages out of it.</summary>
internal static class ListPager
{
    // Wider apart than the IDs within an example.
    private const int IdStep = 1000;

    /// <summary>The page that a cursor leads to; null if the server never gave that cursor.</summary>
    public static JObject? Page(JObject example, string listPath, int length, int pageSize, string? cursor)
    {
        if (example.SelectToken(listPath) is not JArray { Count: > 0 } items)
            return example;
        var start = 0;
        if (!string.IsNullOrEmpty(cursor) && !TryRead(cursor, length, out start))
            return null;
        var page = (JObject)example.DeepClone();
        var end = Math.Min(length, start + pageSize);
        page.SelectToken(listPath)!.Replace(new JArray(Enumerable.Range(start, end - start).Select(index => Item(items, index))));
        page["pagination"] = end < length ? new JObject { ["cursor"] = Cursor(end) } : new JObject();
        if (page["total"] is JValue { Type: JTokenType.Integer })
            page["total"] = length;
        return page;
    }

    private static JToken Item(JArray items, int index)
    {
        var item = items[index % items.Count].DeepClone();
        if (item is JObject && long.TryParse((string?)item["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            item["id"] = (id + (index / items.Count * IdStep)).ToString(CultureInfo.InvariantCulture);
        return item;
    }

    private static string Cursor(int start) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"item:{start}"));

    private static bool TryRead(string cursor, int length, out int start)
    {
        start = 0;
        Span<byte> bytes = stackalloc byte[64];
        return Convert.TryFromBase64String(cursor, bytes, out var count)
            && Encoding.ASCII.GetString(bytes[..count]) is ['i', 't', 'e', 'm', ':', .. var text]
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out start)
            && start < length;
    }
}
