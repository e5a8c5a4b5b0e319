using Newtonsoft.Json;

namespace TwitchHelix;

/// <summary>A whole answer of an operation.</summary>
public abstract class HelixResponse : HelixObject
{
    private protected HelixResponse()
    {
    }

    /// <summary>The state of the rate limit's bucket after this call. Null if the answer did not tell.</summary>
    [JsonIgnore]
    public HelixRateLimit? RateLimit { get; set; }
}
