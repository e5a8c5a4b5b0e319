using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Http;

/// <summary>An answer before it is sent.</summary>
internal sealed class Answer
{
    private const string JsonType = "application/json; charset=utf-8";

    public required int Status { get; init; }

    /// <summary>Null if the answer has no content.</summary>
    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public List<KeyValuePair<string, string>> Headers { get; init; } = [];

    public bool IsSuccess => Status is >= 200 and < 400;

    public static Answer Json(int status, JToken body) => Text(status, JsonType, body.ToString(Formatting.None));

    public static Answer Json(int status, byte[] body) => new() { Status = status, ContentType = JsonType, Body = body };

    public static Answer Text(int status, string contentType, string body) =>
        new() { Status = status, ContentType = contentType, Body = Encoding.UTF8.GetBytes(body) };

    public static Answer Empty(int status) => new() { Status = status };

    public static Answer Redirect(string address) => Empty(302).With("Location", address);

    /// <summary>Creates an error in the API's format.</summary>
    public static Answer ApiError(int status, string message, string? error = null) =>
        Json(status, new JObject
        {
            ["error"] = string.IsNullOrEmpty(error) ? ReasonPhrases.GetReasonPhrase(status) : error,
            ["status"] = status,
            ["message"] = message,
        });

    /// <summary>Creates an error in the identity server's format.</summary>
    public static Answer IdentityError(int status, string message) => Json(status, new JObject { ["status"] = status, ["message"] = message });

    public Answer With(string header, string value)
    {
        Headers.Add(new(header, value));
        return this;
    }

    /// <summary>Returns a copy with another body. Status 204 becomes 200, because a 204 can't have a body.</summary>
    public Answer WithBody(ReadOnlyMemory<byte> body) =>
        new() { Status = Status == 204 ? 200 : Status, ContentType = ContentType ?? JsonType, Body = body, Headers = Headers };

    /// <summary>Returns the token of an Authorization header with one of the schemes. Null for none.</summary>
    public static string? Token(string? authorization, params ReadOnlySpan<string> schemes)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out var value) || value.Parameter is not { Length: > 0 } token)
            return null;
        foreach (var scheme in schemes)
            if (scheme.Equals(value.Scheme, StringComparison.OrdinalIgnoreCase))
                return token;
        return null;
    }
}
