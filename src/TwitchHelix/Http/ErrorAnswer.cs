using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Serialization;

namespace TwitchHelix.Http;

/// <summary>Makes the exception of an answer that isn't a success, whatever its body is.</summary>
internal static class ErrorAnswer
{
    public static HelixApiException ToException(HelixOperation operation, HttpResponseMessage response, ResponseBuffer body)
    {
        var json = ReadObject(body);
        var error = Text(json, "error");
        var message = Text(json, "message");
        var status = response.StatusCode;
        var text = $"{operation.Name} failed with status {(int)status} {(error.Length > 0 ? error : response.ReasonPhrase)}".TrimEnd()
            + (message.Length > 0 ? $": {message}" : "");
        return (int)status == 429
            ? new HelixRateLimitException(text, operation, response, body.Excerpt(), error, message)
            : new HelixApiException(text, operation, response, body.Excerpt(), error, message);
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
