using System.Text;
using Microsoft.IO;

namespace TwitchHelix.Http;

/// <summary>The body of an answer in pooled memory, so that reading it neither blocks a thread nor outlives a cancellation.</summary>
internal sealed class ResponseBuffer : IDisposable
{
    private const int ExcerptBytes = 2048;
    private static readonly RecyclableMemoryStreamManager Memory = new();
    private readonly RecyclableMemoryStream stream = Memory.GetStream();

    public bool IsEmpty => stream.Length == 0;

    /// <exception cref="HttpRequestException">The connection broke.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public static async Task<ResponseBuffer> ReadAsync(HttpContent? content, CancellationToken cancellationToken)
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
            await body.CopyToAsync(buffer.stream, 81920, cancellationToken).ConfigureAwait(false);
            return buffer;
        }
        catch
        {
            buffer.Dispose();
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
    public string Excerpt()
    {
        var bytes = new byte[Math.Min(stream.Length, ExcerptBytes)];
        stream.Position = 0;
        var count = stream.Read(bytes, 0, bytes.Length);
        return Encoding.UTF8.GetString(bytes, 0, count);
    }

    public string Text()
    {
        using var reader = new StreamReader(Open(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1024, leaveOpen: true);
        return reader.ReadToEnd();
    }

    public void Dispose() => stream.Dispose();
}
