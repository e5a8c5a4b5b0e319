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

    public static HelixApiException ToException(HelixOperation operation, HelixAnswer answer, DateTimeOffset now)
    {
        var said = Read(answer.Body);
        var text = $"{operation.Name} failed with status {(int)answer.Status} {(said.Error.Length > 0 ? said.Error : answer.Response.ReasonPhrase)}".TrimEnd()
            + (said.Message.Length > 0 ? $": {said.Message}" : "");
        return (int)answer.Status == 429
            ? new HelixRateLimitException(text, operation, answer.Response, answer.Body.Excerpt(), said.Error, said.Message, now)
            : new HelixApiException(text, operation, answer.Response, answer.Body.Excerpt(), said.Error, said.Message, now);
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
