using System.Net;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Serialization;

namespace TwitchHelix.Http;

/// <summary>What an answer that isn't a success says, whatever its body is.</summary>
internal sealed class ErrorAnswer
{
    private static readonly Regex Uuid = new("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly JObject json;

    private ErrorAnswer(JObject json) => this.json = json;

    /// <summary>Empty if the body has none.</summary>
    public string Error => Text(json["error"]);

    /// <summary>Empty if the body has none.</summary>
    public string Message => Text(json["message"]);

    /// <summary>The ID of what is there already: a property of its own, or else the only one in the message. Null if the answer names none.</summary>
    private string? ExistingId =>
        new[] { json["id"], json.SelectToken("data[0].id") }.Select(Text).FirstOrDefault(id => id.Length > 0)
        ?? (Uuid.Matches(Message) is { Count: 1 } named ? named[0].Value : null);

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
        return (int)answer.Status == 429 && !IsQuota(operation, answer)
            ? new HelixRateLimitException(text, operation, answer.Response, body, error, message, now)
            : new HelixApiException(text, operation, answer.Response, body, error, message, now)
            {
                ExistingId = operation.ConflictNamesId && answer.Status == HttpStatusCode.Conflict ? said.ExistingId : null,
            };

        string Hide(string told) => token is null ? told : told.Replace(token, "[secret]");
    }

    /// <summary>Whether a 429 tells of a state that waiting doesn't cure: the operation has such states, and neither the bucket nor Twitch says when to call again.</summary>
    private static bool IsQuota(HelixOperation operation, HelixAnswer answer) =>
        operation.HasQuota && answer.Response.Headers.RetryAfter is null && HelixRateLimit.Read(answer.Response.Headers) is not { Remaining: 0 };

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

    private static string Text(JToken? value) => value is JValue { Value: string text } ? text : "";
}
