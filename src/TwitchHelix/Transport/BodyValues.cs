namespace TwitchHelix.Transport;

/// <summary>
/// Hides the values of a body in texts: whole, and pieces that are no coincidence, whatever their case, format or escapes. It looks for the pieces of the
/// texts in the body: the time grows with the body, the memory with the texts.
/// </summary>
internal sealed class BodyValues
{
    private const string Hidden = "[value]";

    /// <summary>The shortest value, word, or piece with a digit or symbol, in characters.</summary>
    private const int Shortest = 4;

    /// <summary>The length from which a piece of nothing but letters is no coincidence, in characters.</summary>
    private const int Longest = 8;

    private readonly HashSet<ulong> pieces = [];
    private readonly HashSet<ulong> found = [];
    private readonly BareText bare = new();

    /// <param name="texts">All texts that will be given to <see cref="Hide"/>.</param>
    public BodyValues(IEnumerable<string> texts)
    {
        foreach (var text in texts)
            for (EscapedText? layer = new(text); layer is not null; layer = layer.Decode())
                foreach (var (_, _, key) in PiecesOf(layer.Text))
                    pieces.Add(key);
    }

    /// <summary>Adds a value of the body.</summary>
    public void Add(string value)
    {
        AddLayer(value);
        if (!EscapedText.MayBeEscaped(value))
            return;
        for (var layer = new EscapedText(value).Decode(); layer is not null; layer = layer.Decode())
            AddLayer(layer.Text);
    }

    /// <summary>Replaces the values in a text, and the rest of the words that they are in.</summary>
    public string Hide(string text)
    {
        if (found.Count == 0)
            return text;
        var hidden = new bool[text.Length];
        for (EscapedText? layer = new(text); layer is not null; layer = layer.Decode())
            foreach (var (start, end, key) in PiecesOf(layer.Text))
                if (found.Contains(key))
                    hidden.AsSpan(layer.SourceOf(start), layer.SourceOf(end) - layer.SourceOf(start)).Fill(true);
        WidenToWords(text, hidden);
        return HiddenText.Without(text, hidden, Hidden);
    }

    private static void WidenToWords(string text, bool[] hidden)
    {
        for (var i = 1; i < text.Length; i++)
            hidden[i] |= hidden[i - 1] && char.IsLetterOrDigit(text[i]) && char.IsLetterOrDigit(text[i - 1]);
        for (var i = text.Length - 2; i >= 0; i--)
            hidden[i] |= hidden[i + 1] && char.IsLetterOrDigit(text[i]) && char.IsLetterOrDigit(text[i + 1]);
    }

    /// <summary>Gets everything in a text that can be a value or a piece of one.</summary>
    private List<(int Start, int End, ulong Key)> PiecesOf(string text)
    {
        List<(int, int, ulong)> all = [];
        bare.Fill(text);
        foreach (var (start, length) in bare.Words)
            if (IsShort(length))
                Add(start, length, isWord: true);
        for (var start = 0; start < bare.Characters.Length; start++)
            for (var length = Shortest; length <= Longest && start + length <= bare.Characters.Length; length++)
                Add(start, length, isWord: false);
        return all;

        void Add(int start, int length, bool isWord) => all.Add((bare.PlaceOf(start), bare.PlaceOf(start + length - 1) + 1, Key(start, length, isWord)));
    }

    private void AddLayer(string value)
    {
        bare.Fill(value);
        // A short word of a longer value counts only as a word: as a piece it would be in too many others.
        foreach (var (start, length) in bare.Words)
            if (IsShort(length))
                Look(start, length, isWord: true);
        var whole = bare.Characters.Length;
        if (IsShort(whole))
            Look(0, whole);
        for (int end = 1, letters = 0; end <= whole; end++)
        {
            letters = char.IsLetter(bare.Characters[end - 1]) ? letters + 1 : 0;
            if (end >= Longest)
                Look(end - Longest, Longest);
            if (end >= Shortest && letters < Shortest)
                Look(end - Shortest, Shortest);
        }
    }

    private void Look(int start, int length, bool isWord = false)
    {
        var key = Key(start, length, isWord);
        if (pieces.Contains(key))
            found.Add(key);
    }

    private static bool IsShort(int length) => length is >= Shortest and < Longest;

    // FNV-1a. A collision hides too much, never too little.
    private ulong Key(int start, int length, bool isWord)
    {
        var key = isWord ? 1UL : 14695981039346656037UL;
        foreach (var character in bare.Characters.Slice(start, length))
            key = unchecked((key ^ character) * 1099511628211UL);
        return key;
    }
}
