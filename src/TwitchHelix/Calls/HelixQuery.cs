using System.Globalization;
using System.Text;
using TwitchHelix.Serialization;
using TwitchHelix.Text;

namespace TwitchHelix.Calls;

/// <summary>
/// Writes a query string the way Twitch reads it: a list is a repeated key, times are RFC 3339 in UTC, booleans are lower-case,
/// and what is null is left out.
/// </summary>
/// <param name="begin">What the query begins with, question mark and all.</param>
internal sealed class HelixQuery(string begin = "")
{
    private readonly StringBuilder text = new(begin);

    public HelixQuery Add(string name, string? value)
    {
        if (value is not null)
            text.Append(text.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    public HelixQuery Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public HelixQuery Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public HelixQuery Add(string name, double? value) => Add(name, value?.ToString("R", CultureInfo.InvariantCulture));

    public HelixQuery Add(string name, bool? value) => Add(name, value is { } known ? known ? "true" : "false" : null);

    public HelixQuery Add(string name, DateTimeOffset? value) => Add(name, value is { } time ? Timestamp.Write(time) : null);

    public HelixQuery Add<T>(string name, T? value)
        where T : struct, IEnumeratedString => Add(name, value?.Value);

    public HelixQuery Add(string name, IEnumerable<string>? values)
    {
        foreach (var value in values ?? [])
            Add(name, value);
        return this;
    }

    public HelixQuery Add<T>(string name, IEnumerable<T>? values)
        where T : struct, IEnumeratedString => Add(name, values?.Select(value => value.Value));

    /// <exception cref="ArgumentException">The value is null or empty: Twitch would take the parameter for missing.</exception>
    public HelixQuery Require(string name, string value, string parameter) =>
        Add(name, RequiredText.Of(value, parameter));

    /// <exception cref="ArgumentException">There is no value: Twitch would take the parameter for missing.</exception>
    public HelixQuery Require(string name, IEnumerable<string> values, string parameter)
    {
        if (values is null)
            throw new ArgumentNullException(parameter);
        var before = text.Length;
        Add(name, values);
        return text.Length > before ? this : throw new ArgumentException("At least one value is needed.", parameter);
    }

    public HelixQuery Require<T>(string name, IEnumerable<T> values, string parameter)
        where T : struct, IEnumeratedString => Require(name, values?.Select(value => value.Value)!, parameter);

    public HelixQuery Require<T>(string name, T value, string parameter)
        where T : struct, IEnumeratedString => Require(name, value.Value, parameter);

    public HelixQuery Require(string name, int value, string parameter) => Add(name, value);

    public HelixQuery Require(string name, long value, string parameter) => Add(name, value);

    public HelixQuery Require(string name, bool value, string parameter) => Add(name, value);

    public HelixQuery Require(string name, DateTimeOffset value, string parameter) => Add(name, value);

    /// <summary>The query with its question mark. Empty if there is none.</summary>
    public override string ToString() => text.ToString();
}
