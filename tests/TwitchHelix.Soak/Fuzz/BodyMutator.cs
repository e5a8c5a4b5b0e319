using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Soak.Fuzz;

/// <summary>Mutates the body of an example into bodies that Twitch would never send.</summary>
internal sealed class BodyMutator(Random random)
{
    private const int LongText = 200_000;
    private const int LongestList = 1_000_000;

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e308", "-1e308", "1e999", "-1e999", "NaN", "Infinity", "-Infinity", "undefined",
        "2147483648", "-2147483649",
        "9223372036854775807", "9223372036854775808", "-9223372036854775809", "99999999999999999999999999999999999999999999", "0x7fffffffffffffff", "0x", "017",
        "08", "1e", "1.", "-", "+1",
        "\"\"", "\"0\"", "\"-1\"", "\"true\"", "\"null\"", "\"text\"", "\"1e999\"", "\"9999-99-99T99:99:99Z\"", "\"0000-00-00T00:00:00Z\"",
        "\"9999-12-31T23:59:59.9999999-23:59\"",
        "\"0001-01-01T00:00:00+14:00\"", "\"253402300800\"", "\"-62135596801\"", "\"2024-01-01T00:00:00.123456789123456789Z\"", "\"\\u0000\"", "\"\\ud800\"",
        "\"\\udc00\\ud800\"", "\"\\uZZZZ\"", "\"\\x\"",
        "[]", "{}", "[[]]", "[{}]", "[null]", "[null,null]", "[1,2]", "[\"a\",\"b\"]", "[{},{}]", "{\"\":null}", "{\"a\":{\"b\":{}}}", "[[[]]]",
        "{\"$type\":\"System.Object\"}", "{\"$ref\":\"1\"}",
        "new Date(1)", "Date(1)", "/* */1", "// \n1", "'single'", "{a:1}", "{'a':1}", "[,]", "[1,]", "{,}", "\"", "[", "{", "]", "}", ":", ",", "\"\\",
    ];

    public byte[] Mutate(JToken? example)
    {
        var text = Structure(example);
        var bytes = Encode(text);
        for (var times = random.Next(4) == 0 ? random.Next(1, 4) : 0; times > 0; times--)
            bytes = Bytes(bytes);
        return bytes;
    }

    /// <summary>Flips, removes, repeats or cuts off some bytes.</summary>
    public byte[] Bytes(byte[] bytes)
    {
        if (bytes.Length == 0)
            return bytes;
        var at = random.Next(bytes.Length);
        var length = Math.Min(bytes.Length - at, random.Next(1, 40));
        switch (random.Next(6))
        {
            case 0:
                return bytes[..at];
            case 1:
                var flipped = (byte[])bytes.Clone();
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 2:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 3:
                var to = random.Next(bytes.Length);
                return [.. bytes[..to], .. bytes[at..(at + length)], .. bytes[to..]];
            case 4:
                var noise = new byte[random.Next(1, 16)];
                random.NextBytes(noise);
                return [.. bytes[..at], .. noise, .. bytes[at..]];
            default:
                return [.. bytes[..at], .. Invalid(), .. bytes[at..]];
        }
    }

    private byte[] Invalid() => random.Next(4) switch
    {
        0 => [0xC3, 0x28],
        1 => [0xED, 0xA0, 0x80],
        2 => [0xF8, 0x88, 0x80, 0x80, 0x80],
        _ => [0xFF],
    };

    private string Structure(JToken? example)
    {
        if (example is null || random.Next(50) == 0)
            return Whole();
        if (example is not JContainer container)
            return (string?)example ?? "";
        var copy = (JContainer)container.DeepClone();
        for (var times = random.Next(1, 4); times > 0; times--)
            Swap(copy);
        return copy.ToString(Formatting.None);
    }

    private string Whole() => random.Next(10) switch
    {
        0 => "",
        1 => "   \r\n\t ",
        2 => "<!DOCTYPE html><html><body>Not JSON</body></html>",
        3 => "{\"data\":[]}{\"data\":[]}",
        4 => Nested('[', random.Next(1, 200_000)),
        5 => Nested('{', random.Next(1, 200)),
        6 => Repeated(Value(), random.Next(2000)),
        7 => "{\"data\":" + Value() + "}",
        8 => "{\"data\":[" + Value() + "],\"pagination\":" + Value() + "}",
        _ => Value(),
    };

    private static string Repeated(string value, int count) =>
        "[" + string.Join(',', Enumerable.Repeat(value, Math.Min(count, LongestList / (value.Length + 1)))) + "]";

    private string Nested(char opening, int depth) =>
        opening == '[' ? new string('[', depth) + (random.Next(2) == 0 ? new string(']', depth) : "")
        : string.Concat(Enumerable.Repeat("{\"data\":", depth)) + "1" + new string('}', depth);

    private string Value() => random.Next(200) switch
    {
        0 => "\"" + new string('x', LongText) + "\"",
        1 => new string('9', random.Next(400)),
        2 => "0." + new string('9', random.Next(400)),
        3 => Nested('[', random.Next(1, 100)),
        4 => Nested('{', random.Next(1, 100)),
        5 => random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture),
        _ => Values[random.Next(Values.Length)],
    };

    private void Swap(JContainer root)
    {
        var tokens = root.Descendants().ToList();
        if (tokens.Count == 0)
            return;
        var chosen = tokens[random.Next(tokens.Count)];
        switch (chosen)
        {
            case JProperty property when random.Next(3) == 0:
                property.Remove();
                break;
            case JProperty property when random.Next(3) == 0:
                property.Replace(new JProperty($"{property.Name}_{random.Next(9)}", property.Value));
                break;
            case JProperty property:
                // A raw value can add a second property of the same name.
                property.Value = new JRaw(random.Next(4) == 0 ? $"{Value()},{JsonConvert.ToString(property.Name)}:{Value()}" : Value());
                break;
            default:
                chosen.Replace(new JRaw(random.Next(4) == 0 ? $"[{chosen.ToString(Formatting.None)}]" : Value()));
                break;
        }
    }

    private byte[] Encode(string text) => random.Next(60) switch
    {
        0 => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
        1 => [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text)],
        2 => [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(text)],
        3 => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
        4 => Encoding.Unicode.GetBytes(text),
        5 => Encoding.Latin1.GetBytes(text),
        6 => [.. Encoding.Unicode.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
        _ => Encoding.UTF8.GetBytes(text),
    };
}
