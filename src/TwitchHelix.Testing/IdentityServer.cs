using System.Collections.Concurrent;
using System.Net;
using Newtonsoft.Json.Linq;
using WireMock;

namespace TwitchHelix.Testing;

/// <summary>The identity server's part: hands out app tokens and says whether a token is good.</summary>
internal sealed class IdentityServer(HelixTestServerOptions options)
{
    private readonly ConcurrentDictionary<string, (string ClientId, DateTimeOffset ExpiresAt)> tokens = new();
    private int count;

    public ResponseMessage Token(IRequestMessage request)
    {
        var form = ReadForm(request.Body ?? "");
        if (form.GetValueOrDefault("client_id") is not { Length: > 0 } clientId)
            return Answers.Error(400, "missing client id");
        if (form.GetValueOrDefault("client_secret") is not { Length: > 0 })
            return Answers.Error(400, "missing client secret");
        if (form.GetValueOrDefault("grant_type") != "client_credentials")
            return Answers.Error(400, "invalid grant type");
        var token = $"test-app-token-{Interlocked.Increment(ref count)}";
        tokens[token] = (clientId, options.TimeProvider.GetUtcNow() + options.TokenLifetime);
        return Answers.Json(200, new JObject
        {
            ["access_token"] = token,
            ["expires_in"] = (long)options.TokenLifetime.TotalSeconds,
            ["token_type"] = "bearer",
        });
    }

    public ResponseMessage Validate(IRequestMessage request)
    {
        if (Answers.Token(request) is not { } token || !tokens.TryGetValue(token, out var known) || known.ExpiresAt <= options.TimeProvider.GetUtcNow())
            return Answers.Error(401, "invalid access token");
        return Answers.Json(200, new JObject
        {
            ["client_id"] = known.ClientId,
            ["scopes"] = new JArray(),
            ["expires_in"] = (long)(known.ExpiresAt - options.TimeProvider.GetUtcNow()).TotalSeconds,
        });
    }

    /// <summary>Whether the token was handed out here and has ended.</summary>
    public bool HasExpired(string token) => tokens.TryGetValue(token, out var known) && known.ExpiresAt <= options.TimeProvider.GetUtcNow();

    private static Dictionary<string, string> ReadForm(string body)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in body.Split('&'))
        {
            var parts = pair.Split('=', 2);
            form[WebUtility.UrlDecode(parts[0])] = parts.Length == 2 ? WebUtility.UrlDecode(parts[1]) : "";
        }
        return form;
    }
}
