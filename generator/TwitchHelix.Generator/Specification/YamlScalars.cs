using System.Globalization;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TwitchHelix.Generator.Specification;

/// <summary>Converts plain scalars to null, booleans and numbers, as in YAML's core schema. A date stays a string.</summary>
internal static class YamlScalars
{
    public static bool IsNull(YamlScalarNode scalar) =>
        scalar is { Style: ScalarStyle.Plain, Value: null or "" or "null" or "~" };

    public static JValue ToJson(YamlScalarNode scalar)
    {
        if (IsNull(scalar))
            return JValue.CreateNull();
        var text = scalar.Value!;
        if (scalar.Style != ScalarStyle.Plain)
            return JValue.CreateString(text);
        if (text is "true" or "false")
            return new JValue(text == "true");
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return new JValue(integer);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return new JValue(number);
        return JValue.CreateString(text);
    }
}
