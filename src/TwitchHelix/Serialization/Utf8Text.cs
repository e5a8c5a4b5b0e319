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
        characters = ArrayPool<char>.Shared.Rent(Math.Max(1, utf8.Count));
        length = utf8.Count == 0 ? 0 : Encoding.UTF8.GetChars(utf8.Array!, utf8.Offset, utf8.Count, characters, 0);
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
