using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>Lets Newtonsoft.Json's own serializer read and write the library's objects without loss.</summary>
internal sealed class FieldsConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => typeof(IJsonFields).IsAssignableFrom(objectType);

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "Newtonsoft.Json calls it, which warns those who use it trimmed.")]
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        var dates = reader.DateParseHandling;
        reader.DateParseHandling = DateParseHandling.None;
        try
        {
            return new FieldReader(reader).Object(() => (IJsonFields)Activator.CreateInstance(objectType)!);
        }
        finally
        {
            reader.DateParseHandling = dates;
        }
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => new FieldWriter(writer).Write((IJsonFields?)value);
}
