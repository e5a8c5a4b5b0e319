using System.Buffers;
using System.Text;
using Microsoft.IO;

namespace TwitchHelix.Http;

/// <summary>The body of an answer in pooled memory, so that reading it neither blocks a thread nor outlives a cancellation.</summary>
internal sealed class ResponseBuffer : IDisposable
{
    private const int ExcerptBytes = 2048;
    private const int ChunkBytes = 16384;
    private const int MostPooledBytes = 8 * 1024 * 1024;

    // As it comes, the manager takes 128 KB for the smallest answer, and never gives back what the busiest moment took.
    private static readonly RecyclableMemoryStreamManager Memory = new(new RecyclableMemoryStreamManager.Options { BlockSize = ChunkBytes, MaximumSmallPoolFreeBytes = MostPooledBytes });
    private readonly RecyclableMemoryStream stream = Memory.GetStream();

    public bool IsEmpty => stream.Length == 0;

    /// <exception cref="ResponseTooLargeException">The body, decompressed, is larger than the limit in bytes.</exception>
    /// <exception cref="HttpRequestException">The connection broke.</exception>
    /// <exception cref="IOException">The connection broke, or the body can't be decompressed.</exception>
    public static async Task<ResponseBuffer> ReadAsync(HttpContent? content, long limit, CancellationToken cancellationToken)
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
            await buffer.FillAsync(body, limit, cancellationToken).ConfigureAwait(false);
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

    /// <summary>The body from its start.</summary>
    public Stream Open()
    {
        stream.Position = 0;
        return stream;
    }

    /// <summary>The first 2 KB as text.</summary>
    /// <param name="secret">What is not to be in it. Null for nothing.</param>
    public string Excerpt(string? secret = null)
    {
        var bytes = new byte[Math.Min(stream.Length, ExcerptBytes + (secret?.Length ?? 0))];
        stream.Position = 0;
        var text = Encoding.UTF8.GetString(bytes, 0, stream.Read(bytes, 0, bytes.Length));
        var end = Math.Min(text.Length, ExcerptBytes);
        if (secret is null)
            return text.Substring(0, end);
        // The end may not cut the secret in two, of which the first part would be left.
        var last = text.IndexOf(secret, Math.Max(0, end - secret.Length + 1), StringComparison.Ordinal);
        return text.Substring(0, last >= 0 && last < end ? last : end).Replace(secret, "[secret]");
    }

    public string Text()
    {
        using var reader = new StreamReader(Open(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1024, leaveOpen: true);
        return reader.ReadToEnd();
    }

    public void Dispose() => stream.Dispose();

    private async Task FillAsync(Stream body, long limit, CancellationToken cancellationToken)
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
                if (stream.Length + count > limit)
                    throw new ResponseTooLargeException(limit);
                stream.Write(chunk, 0, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}
