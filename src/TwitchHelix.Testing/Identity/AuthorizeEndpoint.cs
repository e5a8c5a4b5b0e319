using System.Collections.Concurrent;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.Described;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.Identity;

/// <summary>Serves <c>authorize</c>: the signed-in user consents or refuses at once.</summary>
internal sealed class AuthorizeEndpoint(Applications applications, Users users, IssuedTokens tokens, OpenIdConnect openId)
{
    private const int MostCodesKept = 1000;

    private readonly ConcurrentDictionary<string, AuthorizationCode> codes = new();
    private readonly ConcurrentQueue<string> codesByAge = new();
    private int count;

    public Answer Authorize(ReceivedRequest request)
    {
        if (request.Query("client_id") is not { Length: > 0 } clientId)
            return Answer.IdentityError(400, "missing client id");
        if (!applications.IsKnown(clientId))
            return Answer.IdentityError(400, "invalid client");
        if (request.Query("redirect_uri") is not { } redirectUri
            || !Uri.TryCreate(redirectUri, UriKind.Absolute, out _)
            || !applications.IsRegistered(clientId, redirectUri))
            return Answer.IdentityError(400, "Parameter redirect_uri does not match registered URI");
        var types = Words(request.Query("response_type"));
        if (types is not (["code"] or ["token"] or ["id_token"] or ["token", "id_token"] or ["id_token", "token"]))
            return Answer.IdentityError(400, "invalid response type");
        var scopes = Words(request.Query("scope"));
        if (scopes.FirstOrDefault(scope => !DescribedApi.Scopes.Contains(scope)) is { } unknown)
            return Answer.IdentityError(400, $"invalid scope requested: '{unknown}'");
        if (types.Contains("id_token") && !scopes.Contains(OpenIdConnect.Scope))
            return Answer.IdentityError(400, "the scope openid is needed for an id_token");
        if (!TryReadClaims(request.Query("claims"), out var claims))
            return Answer.IdentityError(400, "invalid claims");

        var state = request.Query("state");
        if (users.DeniesConsent)
            return Answer.Redirect(QueryHelpers.AddQueryString(redirectUri, Present(
                ("error", "access_denied"), ("error_description", "The user denied you access"), ("state", state))));
        var consent = new Consent(users.SignedIn, scopes, request.Query("nonce"), claims);
        if (types is ["code"])
            return Answer.Redirect(QueryHelpers.AddQueryString(redirectUri, Present(
                ("code", AddCode(new(clientId, redirectUri, consent))), ("scope", string.Join(' ', scopes)), ("state", state))));
        var token = types.Contains("token") ? tokens.AddUser(clientId, consent, isPublicClient: true, isRefreshable: false) : null;
        var fragment = Present(
            ("access_token", token?.Value),
            ("id_token", types.Contains("id_token") ? openId.CreateIdToken(clientId, consent, token?.Value) : null),
            ("scope", string.Join(' ', scopes)),
            ("state", state),
            ("token_type", "bearer"));
        return Answer.Redirect(redirectUri + QueryHelpers.AddQueryString("", fragment).Replace('?', '#'));
    }

    /// <summary>Takes the grant behind a code. Null if the code is unknown or used.</summary>
    public AuthorizationCode? Take(string code, string clientId) =>
        codes.TryGetValue(code, out var known) && known.ClientId == clientId && codes.TryRemove(code, out known) ? known : null;

    private string AddCode(AuthorizationCode code)
    {
        var value = $"test-code-{Interlocked.Increment(ref count)}";
        codes[value] = code;
        codesByAge.Enqueue(value);
        if (codesByAge.Count > MostCodesKept && codesByAge.TryDequeue(out var oldest))
            codes.TryRemove(oldest, out _);
        return value;
    }

    private static string[] Words(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static Dictionary<string, string?> Present(params (string Name, string? Value)[] fields) =>
        fields.Where(field => field.Value is not null).ToDictionary(field => field.Name, field => field.Value);

    private static bool TryReadClaims(string? text, out JObject? claims)
    {
        claims = null;
        try
        {
            claims = text is null ? null : JObject.Parse(text);
            return true;
        }
        catch (JsonReaderException)
        {
            return false;
        }
    }
}
