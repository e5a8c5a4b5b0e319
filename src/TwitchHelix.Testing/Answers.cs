using System.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WireMock;
using WireMock.Types;
using WireMock.Util;

namespace TwitchHelix.Testing;

/// <summary>Answers in WireMock's terms.</summary>
internal static class Answers
{
    public static ResponseMessage Json(int status, JToken body) => Text(status, "application/json", body.ToString(Formatting.None));

    public static ResponseMessage Text(int status, string contentType, string body) => new()
    {
        StatusCode = status,
        Headers = new Dictionary<string, WireMockList<string>> { ["Content-Type"] = new(contentType) },
        BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = body },
    };

    public static ResponseMessage Empty(int status) => new() { StatusCode = status, Headers = new Dictionary<string, WireMockList<string>>() };

    /// <summary>An error in the form that Twitch gives it.</summary>
    public static ResponseMessage Error(int status, string message)
    {
        using var names = new HttpResponseMessage((HttpStatusCode)status);
        return Json(status, new JObject { ["error"] = names.ReasonPhrase, ["status"] = status, ["message"] = message });
    }

    /// <summary>The token of a request, whatever its scheme is called; null if there is none.</summary>
    public static string? Token(IRequestMessage request) =>
        request.Headers is { } headers && headers.TryGetValue("Authorization", out var values) && values is [var value, ..] && value.Split(' ', 2) is [_, { Length: > 0 } token]
            ? token
            : null;
}
