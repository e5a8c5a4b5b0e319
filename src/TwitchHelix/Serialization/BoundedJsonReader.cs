using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>
/// Reads JSON within bounds. Two characters can become an object of a hundred bytes, and repeated keys take a time that grows with their
/// square.
/// </summary>
internal sealed class BoundedJsonReader : JsonTextReader
{
    /// <summary>The largest number of tokens of a document. An honest answer has a tenth of it.</summary>
    public const int MostTokens = 200_000;

    public const int DeepestNesting = 64;

    private int tokens;

    public BoundedJsonReader(TextReader text)
        : base(text)
    {
        ArrayPool = JsonArrayPool.Instance;
        PropertyNameTable = LearnedNames.Shared;
        // A text that looks like a time stays a text.
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
