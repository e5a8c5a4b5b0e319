using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Serialization;

namespace TwitchHelix.Http;

/// <summary>What an answer that isn't a success says, whatever its body is.</summary>
internal sealed class ErrorAnswer
{
    private ErrorAnswer(JObject json)
    {
        Error = Text(json, "error");
        Message = Text(json, "message");
    }

    /// <summary>Empty if the body has none.</summary>
    public string Error { get; }

    /// <summary>Empty if the body has none.</summary>
    public string Message { get; }

    public static ErrorAnswer Read(ResponseBuffer body) => new(ReadObject(body));

    /// <param name="operation">The operation that failed.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="token">The token of the call, which some servers repeat. Null for none.</param>
    /// <param name="now">The time.</param>
    public static HelixApiException ToException(HelixOperation operation, HelixAnswer answer, string? token, DateTimeOffset now)
    {
        var said = Read(answer.Body);
        var (error, message, body) = (Hide(said.Error), Hide(said.Message), answer.Body.Excerpt(token));
        var text = $"{operation.Name} failed with status {(int)answer.Status} {(error.Length > 0 ? error : answer.Response.ReasonPhrase)}".TrimEnd()
            + (message.Length > 0 ? $": {message}" : "");
        return (int)answer.Status == 429
            ? new HelixRateLimitException(text, operation, answer.Response, body, error, message, now)
            : new HelixApiException(text, operation, answer.Response, body, error, message, now);

        string Hide(string told) => token is null ? told : told.Replace(token, "[secret]");
    }

    /// <summary>The body as an object; empty if it is HTML, plain text, cut off or missing.</summary>
    private static JObject ReadObject(ResponseBuffer body)
    {
        try
        {
            return HelixJson.Read<JToken>(body.Open()) as JObject ?? [];
        }
        catch (JsonException)
        {
            // The exception that is made of this carries the body as it is.
            return [];
        }
    }

    private static string Text(JObject json, string name) => json[name] is JValue { Value: string text } ? text : "";
}
