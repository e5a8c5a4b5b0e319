using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>Lets Newtonsoft.Json's own serializer read and write an open enum as its string.</summary>
internal sealed class EnumeratedStringConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => typeof(IEnumeratedString).IsAssignableFrom(objectType);

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "Newtonsoft.Json calls it, which warns those who use it trimmed.")]
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        var type = Nullable.GetUnderlyingType(objectType);
        var value = new FieldReader(reader).Text();
        return value is null && type is not null ? null : Activator.CreateInstance(type ?? objectType, value);
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteValue(((IEnumeratedString?)value)?.Value);
}
