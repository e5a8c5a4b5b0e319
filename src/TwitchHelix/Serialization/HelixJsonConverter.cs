#if NET
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using TwitchHelix.Serialization;

namespace TwitchHelix;

/// <summary>Lets <c>System.Text.Json.JsonSerializer</c> read and write an object of the library without loss.</summary>
/// <typeparam name="T">The type of the object.</typeparam>
public sealed class HelixJsonConverter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T> : JsonConverter<T>
    where T : class
{
    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return (T?)HelixJson.Read(new StringReader(document.RootElement.GetRawText()), static () => (IJsonFields)Activator.CreateInstance<T>());
        }
        catch (Newtonsoft.Json.JsonException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRawValue(HelixJson.WriteText((IJsonFields)value));
    }
}
#endif
