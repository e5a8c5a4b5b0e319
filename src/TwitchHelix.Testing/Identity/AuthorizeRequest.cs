using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.Described;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.Identity;

/// <summary>What an application asks of the user at <c>authorize</c>. It is valid.</summary>
internal sealed record AuthorizeRequest(string ClientId, string RedirectUri, string[] ResponseTypes, string[] Scopes)
{
    public string? State { get; private init; }

    public string? Nonce { get; private init; }

    /// <summary>The requested claims beside the default ones. Null for none.</summary>
    public JObject? Claims { get; private init; }

    /// <summary>Whether the page is shown to a user who has granted all of it.</summary>
    public bool ForcesPage { get; private init; }

    public bool IsForCode => ResponseTypes is ["code"];

    /// <summary>Reads the query.</summary>
    /// <returns>The request, or else the error to answer with: where the address to redirect to may be wrong, nobody is redirected.</returns>
    public static (AuthorizeRequest? Request, Answer? Refusal) Read(ReceivedRequest request, Applications applications)
    {
        if (request.Query("client_id") is not { Length: > 0 } clientId)
            return Refuse("missing client id");
        if (!applications.IsKnown(clientId))
            return Refuse("invalid client");
        if (request.Query("redirect_uri") is not { } redirectUri
            || !Uri.TryCreate(redirectUri, UriKind.Absolute, out _)
            || !applications.IsRegistered(clientId, redirectUri))
            return Refuse("Parameter redirect_uri does not match registered URI");
        var types = Words(request.Query("response_type"));
        if (types is not (["code"] or ["token"] or ["id_token"] or ["token", "id_token"] or ["id_token", "token"]))
            return Refuse("invalid response type");
        var scopes = Words(request.Query("scope"));
        if (scopes.FirstOrDefault(scope => !DescribedApi.Scopes.ContainsKey(scope)) is { } unknown)
            return Refuse($"invalid scope requested: '{unknown}'");
        if (types.Contains("id_token") && !scopes.Contains(OpenIdConnect.Scope))
            return Refuse("the scope openid is needed for an id_token");
        if (!TryReadClaims(request.Query("claims"), out var claims))
            return Refuse("invalid claims");
        var read = new AuthorizeRequest(clientId, redirectUri, types, scopes)
        {
            State = request.Query("state"),
            Nonce = request.Query("nonce"),
            Claims = claims,
            ForcesPage = request.Query("force_verify") == "true",
        };
        return (read, null);
    }

    private static (AuthorizeRequest?, Answer) Refuse(string message) => (null, Answer.IdentityError(400, message));

    private static string[] Words(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

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
