using System.Buffers;

namespace TwitchHelix.Transport;

/// <summary>The body of an answer in pooled memory. Reading it blocks no thread and can be canceled.</summary>
internal sealed class ResponseBuffer : IDisposable
{
    private const int FirstBytes = 16 * 1024;
    private const int LargestFirstBytes = 64 * 1024;
    private const int MostBytes = 1024 * 1024 * 1024;

    private byte[] bytes;
    private int length;

    // A byte more than the length that is told: the end needs no larger memory. A length that is a lie doesn't take much memory.
    private ResponseBuffer(long? told) => bytes = ArrayPool<byte>.Shared.Rent((int)Math.Min(told + 1 ?? FirstBytes, LargestFirstBytes));

    public bool IsEmpty => length == 0;

    public ArraySegment<byte> Bytes => new(bytes, 0, length);

    /// <summary>Reads a whole body.</summary>
    /// <exception cref="ResponseTooLargeException">The body, decompressed, is larger than the limit in bytes.</exception>
    /// <exception cref="HttpRequestException">The connection broke.</exception>
    /// <exception cref="IOException">The connection broke, or the body can't be decompressed.</exception>
    public static ValueTask<ResponseBuffer> ReadAsync(HttpContent? content, long limit, CancellationToken cancellationToken) =>
        ReadAsync(content, (int)Math.Min(limit, MostBytes), isWhole: true, cancellationToken);

    /// <summary>Reads at most the given number of bytes from the start of a body.</summary>
    /// <exception cref="HttpRequestException">The connection broke.</exception>
    /// <exception cref="IOException">The connection broke, or the body can't be decompressed.</exception>
    public static ValueTask<ResponseBuffer> ReadStartAsync(HttpContent? content, int length, CancellationToken cancellationToken) =>
        ReadAsync(content, length, isWhole: false, cancellationToken);

    private static async ValueTask<ResponseBuffer> ReadAsync(HttpContent? content, int limit, bool isWhole, CancellationToken cancellationToken)
    {
        var buffer = new ResponseBuffer(content?.Headers.ContentLength);
        if (content is null)
            return buffer;
        try
        {
#if NET
            using var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (await body.ReadAsync(buffer.Room(), cancellationToken).ConfigureAwait(false) is > 0 and var count)
#else
            using var body = await content.ReadAsStreamAsync().ConfigureAwait(false);
            while (buffer.Room() is var room
                && await body.ReadAsync(room.Array!, room.Offset, room.Count, cancellationToken).ConfigureAwait(false) is > 0 and var count)
#endif
            {
                buffer.length += count;
                if (buffer.length > limit && isWhole)
                    throw new ResponseTooLargeException();
                buffer.length = Math.Min(buffer.length, limit);
                if (buffer.length == limit && !isWhole)
                    break;
            }
            return buffer;
        }
        catch (Exception e)
        {
            buffer.Dispose();
            // The decompressing streams each have exceptions of their own.
            if (e is InvalidDataException or InvalidOperationException)
                throw new IOException($"The body can't be decompressed: {e.Message}", e);
            throw;
        }
    }

    public string Text()
    {
        using var reader = new StreamReader(new MemoryStream(bytes, 0, length));
        return reader.ReadToEnd();
    }

    public void Dispose()
    {
        // Once: the pool would give the same memory to two readers.
        var rented = bytes;
        (bytes, length) = ([], 0);
        if (rented.Length > 0)
            ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>The free part of the memory, which grows when it is full.</summary>
    private ArraySegment<byte> Room()
    {
        if (length == bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(length * 2);
            bytes.AsSpan().CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }
        return new(bytes, length, bytes.Length - length);
    }
}
