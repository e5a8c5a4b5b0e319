using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication.Jwt;

/// <summary>The header or the claims of a JWT. Names are compared letter by letter, and none may occur twice. A null claim counts as absent.</summary>
internal sealed class JwtClaims
{
    private const int MaxDepth = 16;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonLoadSettings Strict = new() { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error };

    private readonly string jwt;
    private readonly JObject values;

    private JwtClaims(string jwt, JObject values)
    {
        this.jwt = jwt;
        this.values = values;
    }

    /// <param name="jwt">What the JWT is called in an exception.</param>
    /// <param name="json">The JSON object in UTF-8.</param>
    /// <returns>Null if it isn't a JSON object, or has a name twice.</returns>
    public static JwtClaims? Read(string jwt, byte[] json)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(Utf8.GetString(json))) { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth };
            var values = JObject.Load(reader, Strict);
            return reader.Read() ? null : new JwtClaims(jwt, values);
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            return null;
        }
    }

    public bool Has(string name) => values.ContainsKey(name);

    public string? Text(string name) => Find(name) switch
    {
        null => null,
        JValue { Value: string text } => text,
        _ => throw Unreadable(name),
    };

    public bool? Flag(string name) => Find(name) switch
    {
        null => null,
        JValue { Value: bool flag } => flag,
        JValue { Value: string text } when bool.TryParse(text, out var flag) => flag,
        _ => throw Unreadable(name),
    };

    /// <summary>Gets a point in time: seconds since 1970 as the standard has them, or text as Twitch's <c>updated_at</c>.</summary>
    public DateTimeOffset? Time(string name) => Find(name) switch
    {
        null => null,
        JValue { Value: long seconds } when UnixTime.TryRead(seconds, out var time) => time,
        JValue { Value: double and >= long.MinValue and < long.MaxValue and var seconds } when UnixTime.TryRead((long)seconds, out var time) => time,
        JValue { Value: string text } when Timestamp.TryRead(text, out var time) => time,
        _ => throw Unreadable(name),
    };

    /// <summary>Gets a list of texts; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string name) => Find(name) switch
    {
        null => [],
        JValue { Value: string text } => [text],
        JArray list => [.. list.Select(item => item is JValue { Value: string text } ? text : throw Unreadable(name))],
        _ => throw Unreadable(name),
    };

    /// <summary>Gets the claims within a claim.</summary>
    public JwtClaims? Within(string name) => Find(name) switch
    {
        null => null,
        JObject inner => new JwtClaims(jwt, inner),
        _ => throw Unreadable(name),
    };

    private JToken? Find(string name) => values[name] is { Type: not JTokenType.Null } value ? value : null;

    private HelixAuthorizationException Unreadable(string name) => JwtFault.Refused(jwt, $"its {name} can't be read");
}
