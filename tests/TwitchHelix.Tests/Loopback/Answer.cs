using System.Text;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Tests.Loopback;

/// <summary>An answer of the loopback server, byte for byte.</summary>
internal sealed record Answer(byte[] Bytes, bool Hang = false)
{
    /// <summary>The task that the server awaits before it answers. Null for none.</summary>
    public Task? After { get; init; }

    /// <summary>Whether the connection serves the next request too.</summary>
    public bool IsKeptAlive { get; init; }

    /// <summary>No answer: the server closes the connection after reading the request.</summary>
    public static Answer Cut { get; } = new([]);

    /// <summary>No answer, on a connection that stays open.</summary>
    public static Answer Silence { get; } = new([], Hang: true);

    public static Answer Json(string json, int status = 200, params string[] headers) => Text(json, "application/json; charset=utf-8", status, headers);

    public static Answer Json(JToken json, int status = 200) => Json(json.ToString(), status);

    public static Answer Text(string text, string contentType, int status = 200, params string[] headers)
    {
        var body = Encoding.UTF8.GetBytes(text);
        return Of(status, [$"Content-Type: {contentType}", $"Content-Length: {body.Length}", .. headers], body);
    }

    /// <summary>A body of arbitrary bytes.</summary>
    public static Answer Content(byte[] body, params string[] headers) =>
        Of(200, ["Content-Type: application/json", $"Content-Length: {body.Length}", .. headers], body);

    public static Answer Empty(int status, params string[] headers) =>
        Of(status, [.. headers, .. status == 204 ? Array.Empty<string>() : ["Content-Length: 0"]], []);

    /// <summary>Announces more bytes than it sends, and closes the connection.</summary>
    public static Answer CutOff(string sent) =>
        Of(200, ["Content-Type: application/json", $"Content-Length: {sent.Length + 100}"], Encoding.UTF8.GetBytes(sent));

    /// <summary>Sends the beginning of a body, then nothing.</summary>
    public static Answer Stalled(string sent) => CutOff(sent) with { Hang = true };

    /// <summary>Returns the same answer on a connection that stays open.</summary>
    public Answer KeptAlive() => this with
    {
        Bytes = [.. Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Bytes).Replace("Connection: close\r\n", "", StringComparison.Ordinal))],
        IsKeptAlive = true,
    };

    private static Answer Of(int status, IEnumerable<string> headers, byte[] body) =>
        new(
        [
            .. Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {status} Status{status}\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n"),
            .. body,
        ]);
}
