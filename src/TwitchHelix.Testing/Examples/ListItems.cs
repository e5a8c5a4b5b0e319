using System.Globalization;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.World;

namespace TwitchHelix.Testing.Examples;

/// <summary>
/// Creates the items of a long list from those of an example. The first item is the example's; the others differ in their user or category,
/// in IDs, titles, languages and numbers. An item depends only on its index and the seed.
/// </summary>
internal sealed class ListItems
{
    private const int MostFound = 10_000;
    // Keeps the first ten items complete, and puts an item with gaps on each page.
    private const int GapEvery = 16;
    private const int FirstGap = 11;
    private const int GamesInStreams = 12;

    private readonly AnswerShape shape;
    private readonly Names names;
    private readonly ItemWriter writer;
    private readonly int seed;
    private readonly JToken[] whole;
    private readonly JToken[] withGaps;
    private readonly int? length;
    private readonly Dictionary<string, Lazy<Dictionary<string, int>>> places;

    public ListItems(AnswerShape shape, JArray examples, Names names, ItemWriter writer, int seed, int? length)
    {
        this.shape = shape;
        this.names = names;
        this.writer = writer;
        this.seed = seed;
        this.length = length;
        Examples = examples;
        whole = [.. examples.Where(example => !HasGaps(example, examples[0]))];
        withGaps = [.. examples.Where(example => HasGaps(example, examples[0]))];
        places = shape.Parameters.Where(parameter => parameter.IsKey).Select(parameter => parameter.Path).Distinct()
            .ToDictionary(path => path, path => new Lazy<Dictionary<string, int>>(() => Places(path)));
    }

    /// <summary>The items of the example.</summary>
    public JArray Examples { get; }

    /// <summary>Returns the item at an index of the list.</summary>
    public JToken At(int index) => Vary(
        withGaps.Length > 0 && index % GapEvery == FirstGap ? withGaps[index / GapEvery % withGaps.Length] : whole[index % whole.Length],
        index);

    /// <summary>Returns the item with a value at a path, from the list or the example, or else a made-up one.</summary>
    public JToken Find(SentParameter parameter, string value)
    {
        if (parameter.Path.Length == 0)
            return new JValue(value);
        if (places[parameter.Path].Value.TryGetValue(value, out var index))
            return At(index);
        if (Examples.FirstOrDefault(example => string.Equals((string?)example.SelectToken(parameter.Path), value, Comparison(parameter.Path))) is { } known)
            return known.DeepClone();
        var made = (JObject)Vary(whole[0], 1 + (int)(Hash.Of(value) % 997));
        if (parameter.Schema.Read(value) is { } read)
            writer.Set(made, parameter.Path, read);
        return made;
    }

    /// <summary>Returns a copy of an item with another ID, for an index of a sent list.</summary>
    public JToken Another(JToken example, int index)
    {
        var item = example.DeepClone();
        if (item is JObject made && made["id"] is JValue { Value: string id } && index > 0)
            made["id"] = AnotherId(id, index);
        return item;
    }

    private JToken Vary(JToken template, int index)
    {
        var token = template.DeepClone();
        if (index == 0 || token is not JObject item)
            return token;
        if (shape.Subject is { } subject && IsFilled(item[subject.Id]))
            ItemWriter.Name(item, subject, names.Of(subject).At(index));
        foreach (var game in shape.Groups.Where(group => group.IsGame && group != shape.Subject && IsFilled(item[group.Id])))
            if (PickGame(index) is var number and > 0)
                ItemWriter.Name(item, game, names.Of(game).At(number));
        if (shape.Identity is { } identity && shape.GroupOf(identity) is null && item[identity] is JValue { Value: string { Length: > 0 } id })
            ItemWriter.Replace(item, identity, id, AnotherId((string?)Examples[0][identity] ?? id, index));
        if (item["igdb_id"] is JValue { Value: string { Length: > 0 } igdb })
            item["igdb_id"] = AnotherId(igdb, index);
        if (shape.Count is { } count && Examples[0][count] is JValue { Value: long most })
            item[count] = Falling(most, index);
        Title(item, index);
        return item;
    }

    private void Title(JObject item, int index)
    {
        var (language, titles) = Words.Titles[(int)(Hash.Of(seed, index, 1) % Words.Titles.Count)];
        foreach (var name in new[] { "language", "broadcaster_language" })
            if (IsFilled(item[name]))
                item[name] = language;
        if (item["title"] is JValue { Value: string { Length: > 0 } title })
            item["title"] = title.EndsWith('?') ? Pick(Words.Questions, index) : Pick(titles, index);
        foreach (var name in new[] { "name", "text" })
            if (item[name] is JValue { Value: string { Length: > 0 } text } && shape.GroupOf(name) is null)
                item[name] = text + (index + 1).ToString(CultureInfo.InvariantCulture);
    }

    private string Pick(IReadOnlyList<string> texts, int index) => texts[(int)(Hash.Of(seed, index, 2) % texts.Count)];

    /// <summary>Picks a category, so that a few categories have most of the streams. 0 is the example's own.</summary>
    private int PickGame(int index)
    {
        var part = Hash.Of(seed, index, 3) % 1000 / 1000.0;
        return (int)(part * part * GamesInStreams);
    }

    /// <summary>Returns a number that falls from index to index, steeply at first.</summary>
    private long Falling(long most, int index)
    {
        var here = most / (1 + (0.12 * index));
        var next = most / (1 + (0.12 * (index + 1)));
        return (long)(here - ((here - next) * (Hash.Of(seed, index, 4) % 1000) / 1000));
    }

    private string AnotherId(string id, int index)
    {
        if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (id[0] != '0' || id.Length == 1))
            return (number + index).ToString(CultureInfo.InvariantCulture);
        if (id.Length < 12)
            return id + index.ToString(CultureInfo.InvariantCulture);
        var letters = id.All(character => !char.IsAsciiLetter(character) || char.IsAsciiHexDigit(character)) ? 6u : 26u;
        return string.Create(id.Length, (id, index, seed, letters), static (made, from) =>
        {
            for (var i = 0; i < made.Length; i++)
            {
                var random = Hash.Of(from.seed, from.index, 100 + i);
                made[i] = from.id[i] switch
                {
                    var digit when char.IsAsciiDigit(digit) => (char)('0' + (random % 10)),
                    var letter when char.IsAsciiLetterLower(letter) => (char)('a' + (random % from.letters)),
                    var letter when char.IsAsciiLetterUpper(letter) => (char)('A' + (random % from.letters)),
                    var other => other,
                };
            }
        });
    }

    private Dictionary<string, int> Places(string path)
    {
        var found = new Dictionary<string, int>(Comparison(path) == StringComparison.Ordinal ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < Math.Min(length ?? 0, MostFound); index++)
            if ((string?)At(index).SelectToken(path) is { Length: > 0 } value)
                found.TryAdd(value, index);
        return found;
    }

    private StringComparison Comparison(string path) =>
        shape.GroupOf(path) is { } group && path != group.Id ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static bool HasGaps(JToken example, JToken first) =>
        example is JObject item && first is JObject full && full.Properties().Any(property => IsFilled(property.Value) && !IsFilled(item[property.Name]));

    private static bool IsFilled(JToken? value) => value is not null && value.Type switch
    {
        JTokenType.Null => false,
        JTokenType.String => ((string)value!).Length > 0,
        JTokenType.Array => value.HasValues,
        _ => true,
    };
}
