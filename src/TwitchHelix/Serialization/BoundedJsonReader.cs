using System.Text;
using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>
/// Reads JSON from a stream within bounds. An object of every two letters would make a hundred times as many bytes of memory, and
/// repeated keys take time that grows with their square.
/// </summary>
internal sealed class BoundedJsonReader : JsonTextReader
{
    /// <summary>The number of tokens of a document at most. An honest answer has a tenth of them.</summary>
    public const int MostTokens = 200_000;

    private const int DeepestNesting = 64;

    private int tokens;

    public BoundedJsonReader(Stream stream)
        : base(new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1024, leaveOpen: true))
    {
        ArrayPool = JsonArrayPool.Instance;
        // A text that only looks like a time stays as it is.
        DateParseHandling = DateParseHandling.None;
        MaxDepth = DeepestNesting;
    }

    /// <exception cref="JsonReaderException">The text is no JSON, or nested too deep.</exception>
    /// <exception cref="TooManyTokensException">The document has too many tokens.</exception>
    public override bool Read() => base.Read() && Count(true);

    public override bool? ReadAsBoolean() => Count(base.ReadAsBoolean());

    public override byte[]? ReadAsBytes() => Count(base.ReadAsBytes());

    public override DateTime? ReadAsDateTime() => Count(base.ReadAsDateTime());

    public override DateTimeOffset? ReadAsDateTimeOffset() => Count(base.ReadAsDateTimeOffset());

    public override decimal? ReadAsDecimal() => Count(base.ReadAsDecimal());

    public override double? ReadAsDouble() => Count(base.ReadAsDouble());

    public override int? ReadAsInt32() => Count(base.ReadAsInt32());

    public override string? ReadAsString() => Count(base.ReadAsString());

    private T Count<T>(T read) => ++tokens > MostTokens ? throw new TooManyTokensException() : read;
}
