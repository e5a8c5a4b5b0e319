using System.Text;

namespace TwitchHelix.Transport;

/// <summary>A text with the origin of each character, for decoding layer by layer.</summary>
internal sealed class EscapedText
{
    /// <summary>The layers of escapes that are decoded.</summary>
    private const int MostLayers = 4;

    private static readonly char[] Starts = ['\\', '%', '&', '\0'];

    private readonly int[] source;
    private readonly int layer;

    public EscapedText(string text)
        : this(text, [.. Enumerable.Range(0, text.Length + 1)], layer: 0)
    {
    }

    private EscapedText(string text, int[] source, int layer)
    {
        Text = text;
        this.source = source;
        this.layer = layer;
    }

    public string Text { get; }

    /// <summary>Whether the text has characters that escapes start with.</summary>
    public static bool MayBeEscaped(string text) => text.IndexOfAny(Starts) >= 0;

    /// <summary>Gets the index of a character, or of the end, in the text of the first layer.</summary>
    public int SourceOf(int index) => source[index];

    /// <summary>The text with its escapes decoded. Null if it has none, or too many layers of them.</summary>
    public EscapedText? Decode()
    {
        if (layer == MostLayers || !MayBeEscaped(Text))
            return null;
        var decoded = new StringBuilder(Text.Length);
        List<int> starts = [];
        for (var i = 0; i < Text.Length;)
        {
            var (letter, length) = Read(i);
            if (letter is { } one)
            {
                decoded.Append(one);
                starts.Add(source[i]);
            }
            i += length;
        }
        starts.Add(source[Text.Length]);
        return decoded.Length == Text.Length ? null : new EscapedText(decoded.ToString(), [.. starts], layer + 1);
    }

    private (char? Letter, int Length) Read(int at) => Text[at] switch
    {
        // UTF-16 that was read as UTF-8.
        '\0' => (null, 1),
        '\\' => Backslash(at),
        '%' => Hex(at + 1, 2) is { } code and < 0x80 ? ((char)code, 3) : ('%', 1),
        '&' => Entity(at),
        var plain => (plain, 1),
    };

    private (char? Letter, int Length) Backslash(int at)
    {
        if (at + 1 < Text.Length && Text[at + 1] is '"' or '\\' or '/')
            return (Text[at + 1], 2);
        return at + 1 < Text.Length && Text[at + 1] == 'u' && Hex(at + 2, 4) is { } code ? ((char)code, 6) : ('\\', 1);
    }

    private (char? Letter, int Length) Entity(int at)
    {
        if (string.CompareOrdinal(Text, at, "&amp;", 0, 5) == 0)
            return ('&', 5);
        var end = at + 1 < Text.Length && Text[at + 1] == '#' ? Text.IndexOf(';', at, Math.Min(9, Text.Length - at)) : -1;
        if (end < 0)
            return ('&', 1);
        var isHex = Text[at + 2] is 'x' or 'X';
        return Number(at + (isHex ? 3 : 2), end, isHex ? 16 : 10) is { } code and <= char.MaxValue ? ((char)code, end - at + 1) : ('&', 1);
    }

    private int? Hex(int at, int length) => at + length <= Text.Length ? Number(at, at + length, 16) : null;

    private int? Number(int start, int end, int numeralBase)
    {
        var number = start < end ? 0 : (int?)null;
        for (var i = start; i < end && number is not null; i++)
            number = Uri.IsHexDigit(Text[i]) && Uri.FromHex(Text[i]) is var digit && digit < numeralBase ? (number * numeralBase) + digit : null;
        return number;
    }
}
