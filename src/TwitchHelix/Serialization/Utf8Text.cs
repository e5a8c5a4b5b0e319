using System.Buffers;
using System.Text;

namespace TwitchHelix.Serialization;

/// <summary>A UTF-8 text, decoded at once into pooled memory.</summary>
internal sealed class Utf8Text : TextReader
{
    private const char ByteOrderMark = '\ufeff';

    private readonly char[] characters;
    private readonly int length;
    private int position;

    public Utf8Text(ArraySegment<byte> utf8)
    {
        // No character takes less than a byte.
        characters = ArrayPool<char>.Shared.Rent(utf8.Count + 1);
        length = Encoding.UTF8.GetChars(utf8.Array!, utf8.Offset, utf8.Count, characters, 0);
        if (length > 0 && characters[0] == ByteOrderMark)
            position = 1;
    }

    public override int Peek() => position < length ? characters[position] : -1;

    public override int Read() => position < length ? characters[position++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        count = Math.Min(count, length - position);
        Array.Copy(characters, position, buffer, index, count);
        position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && position >= 0)
        {
            // Once: the pool would give the same memory to two readers.
            position = int.MinValue;
            ArrayPool<char>.Shared.Return(characters);
        }
        base.Dispose(disposing);
    }
}
