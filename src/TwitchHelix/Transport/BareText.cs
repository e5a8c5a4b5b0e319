namespace TwitchHelix.Transport;

/// <summary>The characters of a text that stay when it is quoted: in lower case, without blanks, quotes and separators. It can be filled again.</summary>
internal sealed class BareText
{
    // The last three group the digits of numbers in some cultures.
    private const string Separators = "\"'`\\.,:-_/(){}[]\u2019\u066b\u066c";

    private readonly List<int> places = [];
    private readonly List<(int Start, int Length)> words = [];
    private char[] characters = new char[256];

    public ReadOnlySpan<char> Characters => characters.AsSpan(0, places.Count);

    /// <summary>The runs of letters and digits.</summary>
    public IReadOnlyList<(int Start, int Length)> Words => words;

    /// <summary>Gets the index of a character in the text.</summary>
    public int PlaceOf(int index) => places[index];

    public void Fill(string text)
    {
        places.Clear();
        words.Clear();
        if (characters.Length < text.Length)
            characters = new char[text.Length];
        var wordStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isInWord = char.IsLetterOrDigit(text[i]);
            if (!isInWord)
                EndWord(wordStart);
            if (isInWord || !IsSeparator(text[i]))
            {
                characters[places.Count] = char.ToLowerInvariant(text[i]);
                places.Add(i);
            }
            if (!isInWord)
                wordStart = places.Count;
        }
        EndWord(wordStart);
    }

    private void EndWord(int start)
    {
        if (places.Count > start)
            words.Add((start, places.Count - start));
    }

    private static bool IsSeparator(char letter) => char.IsWhiteSpace(letter) || char.IsControl(letter) || Separators.Contains(letter);
}
