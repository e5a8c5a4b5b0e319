using System.Globalization;
using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>
/// Reads values as Twitch sends them, which differs from its documentation: numbers in quotes, <c>""</c> for none, one item for a list. A value of another
/// shape than promised is kept in <see cref="HelixObject.AdditionalProperties"/>, so that it doesn't lose a whole page; where nothing is left without it, as in
/// the answer's own fields, it is a fault.
/// </summary>
/// <param name="reader">The reader, at the first token of the document.</param>
internal sealed class FieldReader(JsonReader reader)
{
    private bool isStrict = true;
    private KeptJson? misfit;

    /// <summary>The current token.</summary>
    public JsonToken Token => reader.TokenType;

    /// <summary>The value of the current token. Null if it has none.</summary>
    public object? Value => reader.Value;

    private bool IsNone => reader.TokenType is JsonToken.Null or JsonToken.Undefined || reader.Value is "";

    /// <summary>Creates a reader at the first token of a document.</summary>
    /// <param name="reader">The reader, before the document.</param>
    public static FieldReader Of(JsonReader reader)
    {
        var json = new FieldReader(reader);
        json.Advance();
        return json;
    }

    /// <summary>Goes to the next token.</summary>
    /// <exception cref="JsonSerializationException">There is none.</exception>
    public JsonToken Advance()
    {
        do
        {
            if (!reader.Read())
                throw Unreadable("complete");
        }
        while (reader.TokenType == JsonToken.Comment);
        return reader.TokenType;
    }

    /// <summary>Reads the fields of an object. The current token is its start.</summary>
    public T Fill<T>(T target)
        where T : class, IJsonFields
    {
        var wasStrict = isStrict;
        while (Advance() != JsonToken.EndObject)
        {
            var name = (string)reader.Value!;
            Advance();
            ReadField(target, name);
        }
        isStrict = wasStrict;
        return target;
    }

    /// <summary>Reads the value of a field. The current token is its start.</summary>
    public void ReadField(IJsonFields target, string name)
    {
        var keeper = target as HelixObject;
        isStrict = keeper is null or HelixResponse;
        if (!target.ReadField(name, this) && !TryOtherCase(target, name))
        {
            if (keeper is null)
                reader.Skip();
            else
                misfit = Keep();
        }
        if (misfit is null)
            return;
        keeper?.Keep(name, misfit);
        misfit = null;
    }

    /// <summary>Reads an object. The only item of a list stands for it, as does the text of an object with nothing but a text.</summary>
    public T? Object<T>(Func<T> create)
        where T : class, IJsonFields
    {
        if (IsNone)
            return null;
        if (reader.TokenType == JsonToken.StartObject)
            return Fill(create());
        if (reader.TokenType == JsonToken.StartArray)
            return OnlyItem(create);
        if (reader.TokenType != JsonToken.String || create() is not { OnlyText: { } name } target)
            return Misfit<T>("an object");
        target.ReadField(name, this);
        return target;
    }

    /// <summary>Reads a list. One value becomes a list of one; null items are left out.</summary>
    public IReadOnlyList<T>? List<T>(Func<FieldReader, T?> read)
        where T : class
    {
        if (IsNone)
            return null;
        List<T> list = [];
        for (var items = new Items(this); items.Next();)
            if (read(this) is { } item)
                list.Add(item);
        return list;
    }

    /// <inheritdoc cref="List"/>
    public IReadOnlyList<T>? Values<T>(Func<FieldReader, T?> read)
        where T : struct
    {
        if (IsNone)
            return null;
        List<T> list = [];
        for (var items = new Items(this); items.Next();)
            if (read(this) is { } item)
                list.Add(item);
        return list;
    }

    /// <summary>Reads a map. A list becomes a map with the indexes as keys, or its item if that is the map itself.</summary>
    /// <param name="depth">How many maps are in each other, if texts are the values of the innermost. 0 if objects are.</param>
    /// <param name="read">Reads a value; null is left out.</param>
    public IReadOnlyDictionary<string, T>? Map<T>(int depth, Func<FieldReader, T?> read)
        where T : class
    {
        if (IsNone)
            return null;
        if (reader.TokenType == JsonToken.StartArray)
            return MapOf(depth, read);
        if (reader.TokenType != JsonToken.StartObject)
            return Misfit<IReadOnlyDictionary<string, T>>("a map");
        Dictionary<string, T> map = [];
        Fill(map, read);
        return map;
    }

    /// <summary>Reads a text. A number or a truth value is read as its text.</summary>
    public string? Text()
    {
        switch (reader.TokenType)
        {
            case JsonToken.String:
                return (string)reader.Value!;
            case JsonToken.Null or JsonToken.Undefined:
                return null;
            case JsonToken.Boolean:
                return (bool)reader.Value! ? "true" : "false";
            case JsonToken.Date when reader.Value is DateTime time:
                return Timestamp.Write(Utc(time));
            case JsonToken.StartObject or JsonToken.StartArray or JsonToken.StartConstructor or JsonToken.Bytes:
                return Misfit<string>("a text");
            default:
                return Convert.ToString(reader.Value, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Reads a text that is empty or fits a rule.</summary>
    /// <param name="fits">The rule.</param>
    /// <param name="wanted">What the text has to be, for the message.</param>
    /// <exception cref="JsonSerializationException">It is something else.</exception>
    public string? Text(Func<string, bool> fits, string wanted) => reader.TokenType switch
    {
        JsonToken.Null => null,
        JsonToken.String when (string)reader.Value! is var text && (text.Length == 0 || fits(text)) => text,
        _ => throw Unreadable(wanted),
    };

    /// <summary>Reads an open enum.</summary>
    public T? Enumerated<T>(Func<string, T> create)
        where T : struct => Text() is { } text ? create(text) : null;

    public bool? Boolean() => IsNone ? null : reader.Value switch
    {
        bool boolean => boolean,
        0L or "0" => false,
        1L or "1" => true,
        string text when bool.TryParse(text, out var boolean) => boolean,
        _ => Misfit<bool?>("true or false"),
    };

    public int? Int32() => IsNone ? null : Whole() is >= int.MinValue and <= int.MaxValue and var whole ? (int)whole : Misfit<int?>("a number of type Int32");

    public long? Int64() => IsNone ? null : Whole() ?? Misfit<long?>("a number of type Int64");

    public double? Double() => IsNone ? null : reader.Value switch
    {
        double number => number,
        decimal number => (double)number,
        long whole => whole,
        int whole => whole,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => Misfit<double?>("a number of type Double"),
    };

    /// <summary>Reads a time in any of Twitch's formats; 0 is none.</summary>
    public DateTimeOffset? Time()
    {
        if (IsNone || reader.Value is 0L or "0")
            return null;
        switch (reader.Value)
        {
            case long seconds when UnixTime.TryRead(seconds, out var time):
                return time;
            case string text when Timestamp.TryRead(text, out var time):
                return time;
            // The reader of somebody else may have read it already.
            case DateTimeOffset time:
                return time;
            case DateTime time:
                return Utc(time);
            default:
                return Misfit<DateTimeOffset?>("a point in time");
        }
    }

    /// <summary>Creates the exception of a value of another kind. It names the place alone: the value may be a secret.</summary>
    public JsonSerializationException Unreadable(string wanted)
    {
        var line = reader as IJsonLineInfo;
        return new JsonSerializationException(
            $"It is not {wanted} but {reader.TokenType}. Path '{reader.Path}', line {line?.LineNumber ?? 0}, position {line?.LinePosition ?? 0}.",
            reader.Path, line?.LineNumber ?? 0, line?.LinePosition ?? 0, innerException: null);
    }

    // Without an offset, a time is in UTC.
    private static DateTime Utc(DateTime time) => time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time;

    // Twitch writes "url" here and "URL" there.
    private bool TryOtherCase(IJsonFields target, string name) =>
        (name.ToLowerInvariant() is var lower && lower != name && target.ReadField(lower, this))
        || (name.ToUpperInvariant() is var upper && upper != name && target.ReadField(upper, this));

    private long? Whole()
    {
        var value = reader.Value;
        if (value is string text)
            value = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? integer
                : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
                : null;
        return value switch
        {
            long whole => whole,
            int whole => whole,
            decimal fraction when decimal.Truncate(fraction) == fraction && Math.Abs(fraction) <= long.MaxValue => (long)fraction,
            double fraction when Math.Floor(fraction) == fraction && Math.Abs(fraction) < 1L << 53 => (long)fraction,
            _ => null,
        };
    }

    private T? OnlyItem<T>(Func<T> create)
        where T : class, IJsonFields
    {
        var fault = isStrict ? Unreadable("one object") : null;
        var list = Keep();
        var items = list.Items.Take(2).ToList();
        if (items.Count == 0)
            return null;
        if (items is [{ IsMap: true } item])
            return Inside(item).Fill(create());
        misfit = fault is null ? list : throw fault;
        return null;
    }

    private Dictionary<string, T>? MapOf<T>(int depth, Func<FieldReader, T?> read)
        where T : class
    {
        var fault = isStrict ? Unreadable("a map, or a list of its values") : null;
        var list = Keep();
        Dictionary<string, T> map = [];
        foreach (var item in list.Items)
        {
            var inner = Inside(item);
            if (depth > 0 && item.Depth == depth)
                inner.Fill(map, read);
            else if (read(inner) is { } value && map.Count.ToString(CultureInfo.InvariantCulture) is var index && !map.ContainsKey(index))
                map.Add(index, value);
            else if (!item.IsNull)
                inner.misfit = item;
            if (inner.misfit is null)
                continue;
            misfit = fault is null ? list : throw fault;
            return null;
        }
        return map;
    }

    private void Fill<T>(Dictionary<string, T> map, Func<FieldReader, T?> read)
        where T : class
    {
        var wasStrict = isStrict;
        isStrict = false;
        Dictionary<string, KeptJson>? misfits = null;
        while (Advance() != JsonToken.EndObject)
        {
            var key = (string)reader.Value!;
            Advance();
            if (read(this) is { } value)
                map[key] = value;
            if (misfit is not null)
                (misfits ??= [])[key] = misfit;
            misfit = null;
        }
        (isStrict, misfit) = (wasStrict, misfits is null ? null : KeptJson.Map(misfits));
    }

    private KeptJson Keep() => KeptJson.Read(this);

    private FieldReader Inside(KeptJson value)
    {
        var inner = Of(value.CreateReader());
        inner.isStrict = isStrict;
        return inner;
    }

    private T? Misfit<T>(string wanted)
    {
        misfit = isStrict ? throw Unreadable(wanted) : Keep();
        return default;
    }

    /// <summary>Goes through the items of a list, and keeps those that can't be read.</summary>
    private struct Items(FieldReader json)
    {
        private readonly bool isOne = json.Token != JsonToken.StartArray;
        private readonly bool wasStrict = json.isStrict;
        private bool hasBegun;
        private List<KeptJson>? misfits;

        public bool Next()
        {
            if (isOne)
                return !hasBegun && (hasBegun = true);
            if (json.misfit is not null)
                (misfits ??= []).Add(json.misfit);
            (json.isStrict, json.misfit) = (false, null);
            if (json.Advance() != JsonToken.EndArray)
                return true;
            (json.isStrict, json.misfit) = (wasStrict, misfits is null ? null : KeptJson.List(misfits));
            return false;
        }
    }
}
