using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Serialization;

/// <summary>Reads and writes JSON documents.</summary>
internal static class HelixJson
{
    public const string NeedsReflection = "Newtonsoft.Json finds the members of the type by reflection. Use the overload for JToken, or a type of the library.";

    /// <summary>The length of most bodies, in characters.</summary>
    private const int UsualLength = 256;

    /// <summary>Reads a document. Null if it is the JSON null or nothing but white space.</summary>
    /// <exception cref="JsonException">The text is no JSON, has too many tokens, or has another shape than the type.</exception>
    public static T? Read<T>(ArraySegment<byte> utf8, Func<T> create)
        where T : class, IJsonFields => Read(new Utf8Text(utf8), create);

    /// <inheritdoc cref="Read{T}(ArraySegment{byte}, Func{T})"/>
    public static T? Read<T>(TextReader text, Func<T> create)
        where T : class, IJsonFields => Read(text, create, static (reader, create) =>
    {
        var json = new FieldReader(reader);
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                return json.Fill(create());
            // Some servers omit the object around "data".
            case JsonToken.StartArray when create() is HelixResponse and T target:
                json.ReadField(target, "data");
                return target;
            default:
                throw json.Unreadable("an object");
        }
    });

    /// <inheritdoc cref="Read{T}(ArraySegment{byte}, Func{T})"/>
    public static JToken? ReadToken(ArraySegment<byte> utf8) => Read(new Utf8Text(utf8), how: 0, static (reader, _) => JToken.ReadFrom(reader));

    /// <summary>Reads a document as any type.</summary>
    /// <exception cref="JsonException">The text is no JSON, has too many tokens, or has another shape than the type.</exception>
    /// <exception cref="Exception">The type can't be read, or its own code failed.</exception>
    [RequiresUnreferencedCode(NeedsReflection)]
    [RequiresDynamicCode(NeedsReflection)]
    public static object? ReadAny(ArraySegment<byte> utf8, Type type) =>
        Read(new Utf8Text(utf8), type, static (reader, type) => CreateSerializer().Deserialize(reader, type));

    /// <exception cref="ArgumentException">A required property isn't set.</exception>
    public static byte[] Write(IJsonFields value) => WriteBytes(writer => new FieldWriter(writer).Write(value));

    public static byte[] WriteToken(JToken value) => WriteBytes(writer => value.WriteTo(writer));

    /// <exception cref="JsonException">The value can't be written.</exception>
    [RequiresUnreferencedCode(NeedsReflection)]
    [RequiresDynamicCode(NeedsReflection)]
    public static byte[] WriteAny(object value) => WriteBytes(writer => CreateSerializer().Serialize(writer, value));

    public static string WriteText(IJsonFields value) => WriteText(writer => new FieldWriter(writer).Write(value));

    private static T? Read<T, THow>(TextReader text, THow how, Func<JsonReader, THow, T?> read)
    {
        using var reader = new BoundedJsonReader(text);
        do
        {
            if (!reader.Read())
                return default;
        }
        while (reader.TokenType == JsonToken.Comment);
        var value = reader.TokenType is JsonToken.Null or JsonToken.Undefined ? default : read(reader, how);
        return reader.Read() ? throw new JsonReaderException("There is more text behind the JSON document.") : value;
    }

    private static byte[] WriteBytes(Action<JsonTextWriter> write) => Encoding.UTF8.GetBytes(WriteText(write));

    private static string WriteText(Action<JsonTextWriter> write)
    {
        var text = new StringBuilder(UsualLength);
        using (var writer = new JsonTextWriter(new StringWriter(text, CultureInfo.InvariantCulture)) { ArrayPool = JsonArrayPool.Instance })
            write(writer);
        return text.ToString();
    }

    /// <summary>Creates Newtonsoft.Json's own serializer, for the types of callers.</summary>
    [RequiresUnreferencedCode(NeedsReflection)]
    [RequiresDynamicCode(NeedsReflection)]
    private static JsonSerializer CreateSerializer() => JsonSerializer.Create(new JsonSerializerSettings
    {
        // A text that looks like a time stays a text.
        DateParseHandling = DateParseHandling.None,
        NullValueHandling = NullValueHandling.Ignore,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        MaxDepth = BoundedJsonReader.DeepestNesting,
    });
}
