using System.Buffers;
using System.Text;
using Microsoft.IO;

namespace TwitchHelix.Transport;

/// <summary>The body of an answer in pooled memory. Reading it blocks no thread and can be canceled.</summary>
internal sealed class ResponseBuffer : IDisposable
{
    private const int ChunkBytes = 16384;
    private const int MostPooledBytes = 8 * 1024 * 1024;

    // By default, the manager takes 128 KB for the smallest answer and never returns the memory of the busiest moment.
    private static readonly RecyclableMemoryStreamManager Memory =
        new(new RecyclableMemoryStreamManager.Options { BlockSize = ChunkBytes, MaximumSmallPoolFreeBytes = MostPooledBytes });

    private readonly RecyclableMemoryStream stream = Memory.GetStream();

    public bool IsEmpty => stream.Length == 0;

    /// <summary>Reads a whole body.</summary>
    /// <exception cref="ResponseTooLargeException">The body, decompressed, is larger than the limit in bytes.</exception>
    /// <exception cref="HttpRequestException">The connection broke.</exception>
    /// <exception cref="IOException">The connection broke, or the body can't be decompressed.</exception>
    public static Task<ResponseBuffer> ReadAsync(HttpContent? content, long limit, CancellationToken cancellationToken) =>
        ReadAsync(content, limit, isWhole: true, cancellationToken);

    /// <summary>Reads at most the given number of bytes from the start of a body.</summary>
    /// <exception cref="HttpRequestException">The connection broke.</exception>
    /// <exception cref="IOException">The connection broke, or the body can't be decompressed.</exception>
    public static Task<ResponseBuffer> ReadStartAsync(HttpContent? content, int length, CancellationToken cancellationToken) =>
        ReadAsync(content, length, isWhole: false, cancellationToken);

    private static async Task<ResponseBuffer> ReadAsync(HttpContent? content, long limit, bool isWhole, CancellationToken cancellationToken)
    {
        var buffer = new ResponseBuffer();
        if (content is null)
            return buffer;
        try
        {
#if NET
            using var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
            using var body = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
            await buffer.FillAsync(body, limit, isWhole, cancellationToken).ConfigureAwait(false);
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

    public ReadOnlySequence<byte> Bytes => stream.GetReadOnlySequence();

    public string Text()
    {
        stream.Position = 0;
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1024, leaveOpen: true);
        return reader.ReadToEnd();
    }

    public void Dispose() => stream.Dispose();

    private async Task FillAsync(Stream body, long limit, bool isWhole, CancellationToken cancellationToken)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            int count;
#if NET
            while ((count = await body.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
#else
            while ((count = await body.ReadAsync(chunk, 0, chunk.Length, cancellationToken).ConfigureAwait(false)) > 0)
#endif
            {
                var room = limit - stream.Length;
                if (count > room && isWhole)
                    throw new ResponseTooLargeException();
                stream.Write(chunk, 0, (int)Math.Min(count, room));
                if (count >= room && !isWhole)
                    return;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}
