using Newtonsoft.Json;

namespace TwitchHelix.Benchmarks;

/// <summary>A page as one would write it by hand.</summary>
internal sealed class PlainPage<T>
{
    [JsonProperty("data")]
    public List<T> Data { get; set; } = [];

    [JsonProperty("pagination")]
    public PlainPagination? Pagination { get; set; }
}
