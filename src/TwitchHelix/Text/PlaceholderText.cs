namespace TwitchHelix.Text;

/// <summary>
/// Recognizes what examples and templates have where a value belongs, such as <c>your client ID</c>, <c>&lt;client-id&gt;</c> or <c>…</c>. Values of other
/// servers have any form, so only what nobody takes for a value is a placeholder.
/// </summary>
internal static class PlaceholderText
{
    /// <summary>The length of Twitch's client IDs, secrets and tokens: lower-case letters and digits, among which chance may spell any word.</summary>
    private const int TwitchLength = 30;

    private static readonly string[] Phrases =
    [
        "your", "here", "placeholder", "insert", "paste", "enter", "todo", "tbd", "changeme", "change me", "replaceme", "replace me", "replace this",
        "replace with",
    ];

    /// <summary>Phrases without blanks, as in <c>YourClientId</c>.</summary>
    private static readonly string[] Joined =
        ["yourclient", "yoursecret", "youraccess", "yourtoken", "yourtwitch", "yourapp", "yourown", "clientidhere", "secrethere", "tokenhere"];

    private static readonly string[] VariableParts = ["CLIENT", "SECRET", "TOKEN", "TWITCH"];

    private static readonly (string Start, string End)[] Brackets =
        [("<", ">"), ("[", "]"), ("{", "}"), ("${", "}"), ("$(", ")"), ("#{", "}"), ("#{", "}#"), ("%", "%"), ("__", "__")];

    public static bool Fits(string text) => IsFiller(text) || text.Contains('…') || text.Contains("...") || (IsWords(text) && IsName(text.Trim()));

    /// <summary>Whether nothing but dots, stars or one letter fills the place: <c>…</c>, <c>****</c>, <c>xxxx-xxxx</c>.</summary>
    private static bool IsFiller(string text)
    {
        var letters = text.Where(char.IsLetterOrDigit).ToList();
        return text.Length > 0 && (letters.Count == 0 || (letters.Count >= 3 && letters.TrueForAll(letter => letter == letters[0])));
    }

    /// <summary>Whether chance has not made it: a random text has digits, unless it is short.</summary>
    private static bool IsWords(string text) => !text.Any(char.IsDigit) && !(text.Length == TwitchLength && text.All(letter => letter is >= 'a' and <= 'z'));

    private static bool IsName(string text) => HasPhrase(text) || IsInBrackets(text) || IsVariable(text);

    private static bool HasPhrase(string text)
    {
        var words = new string([.. text.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')])
            .Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var (spaced, joined) = ($" {string.Join(" ", words)} ", string.Concat(words));
        return Phrases.Any(phrase => spaced.Contains($" {phrase} ")) || Joined.Any(joined.Contains);
    }

    private static bool IsInBrackets(string text) =>
        Brackets.Any(pair => text.StartsWith(pair.Start, StringComparison.Ordinal) && text.EndsWith(pair.End, StringComparison.Ordinal))
        && text.Any(char.IsLetter) && text.All(letter => char.IsLetter(letter) || " _-.:$#%<>[]{}()".Contains(letter));

    /// <summary>Whether it is the name of a variable that nobody has replaced: <c>TWITCH_CLIENT_ID</c>, <c>$CLIENT_SECRET</c>.</summary>
    private static bool IsVariable(string text) =>
        text.TrimStart('$').Split('_') is { Length: > 1 } parts && parts.All(part => part.Length > 0 && part.All(letter => letter is >= 'A' and <= 'Z'))
        && (text[0] == '$' || parts.Intersect(VariableParts).Any());
}
