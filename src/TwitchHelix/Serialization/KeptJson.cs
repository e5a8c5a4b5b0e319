using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Serialization;

/// <summary>
/// A value of JSON that no property holds. Its tokens cost less than a tree of objects, which is made when somebody asks for it.
/// </summary>
internal sealed class KeptJson
{
    private readonly ArraySegment<(JsonToken Type, object? Value)> tokens;
    private JToken? tree;

    private KeptJson(ArraySegment<(JsonToken Type, object? Value)> tokens) => this.tokens = tokens;

    public bool IsNull => Type is JsonToken.Null or JsonToken.Undefined;

    public bool IsList => Type == JsonToken.StartArray;

    public bool IsMap => Type == JsonToken.StartObject;

    /// <summary>The value as a tree. What its owner changes there is written.</summary>
    public JToken Tree => tree ?? Interlocked.CompareExchange(ref tree, JToken.ReadFrom(CreateReader()), null) ?? tree;

    /// <summary>How many maps are in each other.</summary>
    public int Depth => IsMap ? 1 + Children().Select(child => child.Value.Depth).DefaultIfEmpty().Max() : 0;

    /// <summary>The items of a list.</summary>
    public IEnumerable<KeptJson> Items => Children().Select(child => child.Value);

    private ArraySegment<(JsonToken Type, object? Value)> Tokens => tree is null
        ? tokens
        : Read(FieldReader.Of(new JTokenReader(tree) { MaxDepth = null })).tokens;

    private JsonToken Type => At(tokens, 0).Type;

    /// <summary>Reads a value. The current token is its start.</summary>
    public static KeptJson Read(FieldReader json)
    {
        var tokens = new (JsonToken, object?)[IsStart(json.Token) ? 4 : 1];
        for (int count = 0, depth = 0; ; json.Advance())
        {
            if (count == tokens.Length)
                Array.Resize(ref tokens, count * 2);
            tokens[count++] = (json.Token, json.Value);
            depth += Step(json.Token);
            if (depth == 0)
                return new(new(tokens, 0, count));
        }
    }

    public static KeptJson List(IEnumerable<KeptJson> items) =>
        Of([(JsonToken.StartArray, null), .. items.SelectMany(item => item.tokens), (JsonToken.EndArray, null)]);

    public static KeptJson Map(IEnumerable<KeyValuePair<string, KeptJson>> fields) => Of(
    [
        (JsonToken.StartObject, null),
        .. fields.SelectMany(field => field.Value.tokens.Prepend((JsonToken.PropertyName, field.Key))),
        (JsonToken.EndObject, null),
    ]);

    /// <summary>Gets the fields of a map. The last of a name that comes twice counts.</summary>
    public Dictionary<string, KeptJson> Fields()
    {
        Dictionary<string, KeptJson> fields = [];
        foreach (var (name, value) in Children())
            fields[name!] = value;
        return fields;
    }

    /// <summary>Creates a reader of the value.</summary>
    public JsonReader CreateReader() => new TokenReader(tokens);

    public void WriteTo(JsonWriter writer)
    {
        if (tree is not null)
            tree.WriteTo(writer);
        else
            foreach (var (type, value) in tokens)
                // The writer would take it for a long.
                if (value is ulong large)
                    writer.WriteValue(large);
                else
                    writer.WriteToken(type, value);
    }

    private static KeptJson Of((JsonToken, object?)[] tokens) => new(new(tokens));

    private static bool IsStart(JsonToken type) => type is JsonToken.StartObject or JsonToken.StartArray or JsonToken.StartConstructor;

    private static bool IsEnd(JsonToken type) => type is JsonToken.EndObject or JsonToken.EndArray or JsonToken.EndConstructor;

    private static int Step(JsonToken type) => IsStart(type) ? 1 : IsEnd(type) ? -1 : 0;

    private IEnumerable<(string? Name, KeptJson Value)> Children()
    {
        var all = Tokens;
        string? name = null;
        for (var i = 1; i < all.Count - 1; i++)
        {
            if (At(all, i).Type == JsonToken.PropertyName)
            {
                name = (string)At(all, i).Value!;
                continue;
            }
            var start = i;
            for (var depth = Step(At(all, i).Type); depth > 0; depth += Step(At(all, i).Type))
                i++;
            yield return (name, new KeptJson(new(all.Array!, all.Offset + start, i + 1 - start)));
        }
    }

    // .NET Standard's has no indexer.
    private static (JsonToken Type, object? Value) At(ArraySegment<(JsonToken Type, object? Value)> tokens, int index) => tokens.Array![tokens.Offset + index];

    private sealed class TokenReader : JsonReader
    {
        private readonly ArraySegment<(JsonToken Type, object? Value)> tokens;
        private int next;

        public TokenReader(ArraySegment<(JsonToken Type, object? Value)> tokens)
        {
            this.tokens = tokens;
            // The reader that read the tokens had its own limits.
            MaxDepth = null;
        }

        public override bool Read()
        {
            if (next == tokens.Count)
                return false;
            var (type, value) = At(tokens, next++);
            SetToken(type, value);
            return true;
        }
    }
}
