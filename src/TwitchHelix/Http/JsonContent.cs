using System.Net.Http.Headers;
using TwitchHelix.Serialization;

namespace TwitchHelix.Http;

/// <summary>A body that is sent as JSON.</summary>
internal sealed class JsonContent : ByteArrayContent
{
    private JsonContent(byte[] json)
        : base(json) => Headers.ContentType = new MediaTypeHeaderValue("application/json");

    /// <exception cref="Newtonsoft.Json.JsonException">The value can't be written.</exception>
    public static JsonContent Create(object value)
    {
        using var stream = new MemoryStream();
        HelixJson.Write(stream, value);
        return new JsonContent(stream.ToArray());
    }
}
