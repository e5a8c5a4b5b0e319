using System.Globalization;
using Newtonsoft.Json;

namespace TwitchHelix.Tests.Errors;

/// <summary>Types of a caller whose converters quote the value that they can't read.</summary>
internal static class Quoting
{
    [JsonConverter(typeof(Converter))]
    public sealed class Whole
    {
        private sealed class Converter() : Refusing(value => new FormatException($"Not 'a' {value}!"));
    }

    [JsonConverter(typeof(Converter))]
    public sealed class Trimmed
    {
        private sealed class Converter() : Refusing(value => new FormatException($"Not {value}".Trim()));
    }

    [JsonConverter(typeof(Converter))]
    public sealed class Upper
    {
        private sealed class Converter() : Refusing(value => new FormatException($"is{value}".ToUpperInvariant()));
    }

    [JsonConverter(typeof(Converter))]
    public sealed class Cut
    {
        private sealed class Converter() : Refusing(value => new FormatException($"Not '{value[..Math.Min(value.Length, 12)]}…'"));
    }

    [JsonConverter(typeof(Converter))]
    public sealed class Escaped
    {
        private sealed class Converter() : Refusing(value => new FormatException(JsonConvert.ToString(JsonConvert.ToString(value))));
    }

    [JsonConverter(typeof(Converter))]
    public sealed class Percent
    {
        private sealed class Converter() : Refusing(value => new FormatException("https://x.example/?value=" + Uri.EscapeDataString(value)));
    }

    [JsonConverter(typeof(Converter))]
    public sealed class Apart
    {
        private sealed class Converter() : Refusing(value => new FormatException(string.Join("; ", value.Split(' ', '-', '_', ',', '.'))));
    }

    [JsonConverter(typeof(Converter))]
    public sealed class Inner
    {
        private sealed class Converter() : Refusing(
            value => new AggregateException("Two.", new FormatException("One."), new ArgumentOutOfRangeException(nameof(value), value, "Two.")));
    }

    [JsonConverter(typeof(Converter))]
    public sealed class Number
    {
        private sealed class Converter() : Refusing(value => new FormatException(double.TryParse(value, CultureInfo.InvariantCulture, out var number)
            ? $"Not {number:N} or {number:E} or {number}."
            : "No number."));
    }

    [JsonConverter(typeof(Converter))]
    public sealed class Silent
    {
        private sealed class Converter() : Refusing(_ => new SilentException());
    }

    private abstract class Refusing(Func<string, Exception> refuse) : JsonConverter
    {
        public override bool CanConvert(Type objectType) => true;

        public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
            throw refuse(Convert.ToString(reader.Value, CultureInfo.InvariantCulture) ?? "");

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();
    }
}
