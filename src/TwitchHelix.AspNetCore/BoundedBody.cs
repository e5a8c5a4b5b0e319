using Microsoft.AspNetCore.Http;

namespace TwitchHelix.AspNetCore;

/// <summary>Reads the body of a request, byte by byte as it came, up to a bound.</summary>
internal static class BoundedBody
{
    /// <summary>The size of the first buffer at most: the length is what the sender says, and it gets no more memory than what it sends.</summary>
    private const int FirstBufferSize = 8 * 1024;

    /// <param name="request">The request.</param>
    /// <param name="largest">The largest size in bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null if it is larger. The rest isn't read.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int largest, CancellationToken cancellationToken)
    {
        if (request.ContentLength > largest)
            return null;
        var buffer = new byte[Math.Min(request.ContentLength + 1 ?? FirstBufferSize, FirstBufferSize)];
        var length = 0;
        while (true)
        {
            var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return buffer.AsMemory(0, length);
            length += read;
            if (length > largest)
                return null;
            if (length == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, largest + 1L));
        }
    }
}
