using System.Globalization;
using System.IO.Compression;
using System.Text;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Soak.Fuzz;

/// <summary>Creates the bytes on the wire: a damaged answer in one of HTTP's framings.</summary>
internal sealed class StreamMutator(Random random)
{
    private static readonly string[] StatusLines =
    [
        "HTTP/1.1 200 OK", "HTTP/1.1 204 No Content", "HTTP/1.1 304 Not Modified", "HTTP/1.1 100 Continue", "HTTP/1.1 101 Switching Protocols",
        "HTTP/1.1 199 ?", "HTTP/1.1 999 ?", "HTTP/1.1 1000 ?",
        "HTTP/1.1 20 OK", "HTTP/1.1 2OO OK", "HTTP/1.1 -20 OK", "HTTP/1.1 200", "HTTP/1.1 200\tOK", "HTTP/1.1  200 OK", "HTTP/1.1", "HTTP/1.0 200 OK",
        "HTTP/2 200", "HTTP/0.9 200 OK", "HTTP/9.9 200 OK", "http/1.1 200 OK",
        "ICY 200 OK", "", " ", "200 OK", "SSH-2.0-OpenSSH_9.6", "HTTP/1.1 200 \u0000", "HTTP/1.1 302 Found", "HTTP/1.1 401 Unauthorized",
        "HTTP/1.1 429 Too Many Requests", "HTTP/1.1 503 Service Unavailable",
    ];

    private readonly BodyMutator bodies = new(random);
    private readonly HeadMutator heads = new(random);

    public byte[] Mutate(WireOperation operation)
    {
        var body = random.Next(2) == 0 ? bodies.Mutate(operation.Response) : Encoding.UTF8.GetBytes(operation.Response?.ToString() ?? "");
        var head = new StringBuilder();
        head.Append(random.Next(3) == 0 ? StatusLines[random.Next(StatusLines.Length)] : $"HTTP/1.1 {operation.Status} OK")
            .Append("\r\nContent-Type: application/json\r\n");
        if (random.Next(3) == 0)
            body = Compress(head, body);
        body = Frame(head, body);
        for (var count = random.Next(3); count > 0; count--)
            head.Append(CultureInfo.InvariantCulture, $"{heads.Name()}: {heads.Value()}\r\n");
        if (random.Next(100) == 0)
            head.Append(CultureInfo.InvariantCulture, $"X-Long: {new string('x', random.Next(200_000))}\r\n");
        byte[] all = [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. body];
        return random.Next(2) == 0 ? bodies.Bytes(all) : all;
    }

    private byte[] Compress(StringBuilder head, byte[] body)
    {
        var name = random.Next(4) switch { 0 => "gzip", 1 => "br", 2 => "deflate", _ => "gzip, br" };
        head.Append(CultureInfo.InvariantCulture, $"Content-Encoding: {name}\r\n");
        using var compressed = new MemoryStream();
        using (Stream stream = random.Next(3) switch
        {
            0 => new BrotliStream(compressed, CompressionLevel.Fastest),
            1 => new ZLibStream(compressed, CompressionLevel.Fastest),
            _ => new GZipStream(compressed, CompressionLevel.Fastest),
        })
            stream.Write(body);
        return random.Next(2) == 0 ? bodies.Bytes(compressed.ToArray()) : compressed.ToArray();
    }

    private byte[] Frame(StringBuilder head, byte[] body)
    {
        switch (random.Next(6))
        {
            case 0:
                head.Append("Transfer-Encoding: chunked\r\n");
                return Chunk(body);
            case 1:
                head.Append(CultureInfo.InvariantCulture, $"Content-Length: {heads.Value()}\r\n");
                return body;
            case 2:
                // The end of the connection ends the body.
                return body;
            case 3:
                head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Math.Max(0, body.Length + random.Next(-20, 20))}\r\n");
                return body;
            default:
                head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
                return body;
        }
    }

    private byte[] Chunk(byte[] body)
    {
        using var chunked = new MemoryStream();
        for (var at = 0; at < body.Length;)
        {
            var length = Math.Min(body.Length - at, random.Next(1, 2000));
            var size = random.Next(20) == 0 ? heads.Value() : length.ToString("x", CultureInfo.InvariantCulture);
            chunked.Write(Encoding.Latin1.GetBytes(size + "\r\n"));
            chunked.Write(body.AsSpan(at, length));
            chunked.Write("\r\n"u8);
            at += length;
        }
        chunked.Write(random.Next(5) == 0 ? "0\r\nX-Trailer: 1\r\n\r\n"u8 : "0\r\n\r\n"u8);
        return chunked.ToArray();
    }
}
