using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Serialization;

/// <summary>Reads and writes JSON straight from and to streams.</summary>
internal static class HelixJson
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly JsonSerializer Reader = Create(reads: true);
    private static readonly JsonSerializer Writer = Create(reads: false);

    /// <summary>Reads a document. Null if it is the JSON null or nothing but white space.</summary>
    /// <exception cref="JsonException">The text is no JSON, has too many tokens, or has another shape than the type.</exception>
    /// <exception cref="Exception">The type can't be read, or its own code failed. No type of the library throws it.</exception>
    public static object? Read(Stream stream, Type type)
    {
        using var reader = new BoundedJsonReader(stream);
        if (!reader.Read())
            return null;
        var value = reader.TokenType == JsonToken.StartArray && typeof(HelixResponse).IsAssignableFrom(type)
            ? BareList(reader).ToObject(type, Reader)
            : Reader.Deserialize(reader, type);
        return reader.Read() ? throw new JsonReaderException("There is more text behind the JSON document.") : value;
    }

    /// <exception cref="JsonException">The value can't be written.</exception>
    public static byte[] Write(object value)
    {
        using var stream = new MemoryStream();
        using (var writer = new JsonTextWriter(new StreamWriter(stream, Utf8, bufferSize: 1024, leaveOpen: true)) { ArrayPool = JsonArrayPool.Instance })
            Writer.Serialize(writer, value);
        return stream.ToArray();
    }

    /// <exception cref="JsonException">The value can't be written.</exception>
    public static string WriteText(object value)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        Writer.Serialize(writer, value);
        return writer.ToString();
    }

    private static JsonSerializer Create(bool reads) => JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = new HelixContractResolver(reads),
        // The library's own converter reads timestamps; a string that looks like one stays a string.
        DateParseHandling = DateParseHandling.None,
        // Null means absent: a list stays empty, a number 0. A body omits unset properties.
        NullValueHandling = NullValueHandling.Ignore,
        // No converter of the library knows the type of a property's initial value.
        ObjectCreationHandling = ObjectCreationHandling.Replace,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        MaxDepth = 64,
    });

    // Some servers omit the object around "data".
    private static JObject BareList(JsonReader reader) => new() { ["data"] = JToken.ReadFrom(reader) };
}
