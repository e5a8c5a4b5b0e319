using Newtonsoft.Json;

namespace TwitchHelix.Benchmarks;

/// <summary>A handwritten page type.</summary>
internal sealed class PlainPage<T>
{
    [JsonProperty("data")]
    public List<T> Data { get; set; } = [];

    [JsonProperty("pagination")]
    public PlainPagination? Pagination { get; set; }
}
