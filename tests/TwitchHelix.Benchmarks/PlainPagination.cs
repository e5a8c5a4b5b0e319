using Newtonsoft.Json;

namespace TwitchHelix.Benchmarks;

internal sealed class PlainPagination
{
    [JsonProperty("cursor")]
    public string? Cursor { get; set; }
}
