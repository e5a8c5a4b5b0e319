using System.Globalization;

namespace TwitchHelix.Testing.World;

/// <summary>Names of two words each, by number. The ID contains the number, so an ID leads to its name too.</summary>
internal sealed class NamePairs
{
    private const int MostRounds = 1000;

    private readonly long firstId;
    private readonly Named[] names;
    private readonly Dictionary<string, int> numbers;

    /// <param name="words">The first and second words.</param>
    /// <param name="firstId">The ID of the first name.</param>
    /// <param name="make">Creates a name from an ID and two words.</param>
    public NamePairs(IReadOnlyList<(string First, string Second)> words, long firstId, Func<string, string, string, Named> make)
    {
        this.firstId = firstId;
        names = [.. Enumerable.Range(0, words.Count * words.Count).Select(number =>
            make(Id(number), words[number % words.Count].First, words[((number / words.Count) + (number * 7)) % words.Count].Second))];
        numbers = names.Select((name, number) => (name.Key, number)).ToDictionary(entry => entry.Key, entry => entry.number, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The number of names before they repeat with a number appended.</summary>
    public int Count => names.Length;

    public Named At(int number)
    {
        var name = names[number % Count];
        var round = number / Count;
        return round == 0 ? name : new Named(Id(number), name.Key + round, name.Name + round);
    }

    public Named? ById(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= firstId && value < firstId + ((long)Count * MostRounds)
            ? At((int)(value - firstId))
            : null;

    public Named? ByKey(string key)
    {
        var word = key.TrimEnd("0123456789".ToCharArray());
        if (!numbers.TryGetValue(word, out var number))
            return null;
        var digits = key[word.Length..];
        return digits.Length == 0 ? names[number]
            : digits[0] != '0' && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var round) && round < MostRounds
                ? At((round * Count) + number)
            : null;
    }

    private string Id(int number) => (firstId + number).ToString(CultureInfo.InvariantCulture);
}
