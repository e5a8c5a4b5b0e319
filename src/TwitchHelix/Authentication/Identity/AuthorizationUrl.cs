using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Calls;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Creates the address where a user grants access.</summary>
internal static class AuthorizationUrl
{
    /// <exception cref="ArgumentException">There is no redirect URI, or an ID token or claims are requested without the scope <c>openid</c>.</exception>
    public static Uri Create(string address, HelixOptions options, AuthorizationRequest request)
    {
        var isOpenId = request.Scopes.Contains("openid");
        if (!isOpenId && (request.ResponseType == AuthorizationResponseType.TokenAndIdToken || request.IdTokenClaims.Count > 0))
            throw new ArgumentException("An ID token and its claims need the scope 'openid'.", nameof(request));
        var query = new HelixQuery()
            .Add("response_type", ResponseType(request.ResponseType))
            .Add("client_id", options.ClientId)
            .Add("redirect_uri", RedirectUri(options, request.RedirectUri, nameof(request)).OriginalString)
            .Add("scope", string.Join(" ", request.Scopes))
            .Add("state", request.State is { Length: > 0 } state ? state : null)
            .Add("force_verify", request.ForceVerify ? true : null)
            .Add("nonce", isOpenId && request.Nonce is { Length: > 0 } nonce ? nonce : null)
            .Add("claims", request.IdTokenClaims.Count > 0 ? Claims(request.IdTokenClaims) : null);
        return new Uri(address + "authorize" + query);
    }

    /// <summary>Gets the redirect URI of a request. Send its original text: Twitch compares letter by letter, and <see cref="Uri"/> adds a slash.</summary>
    /// <exception cref="ArgumentException">There is none, or it isn't absolute.</exception>
    public static Uri RedirectUri(HelixOptions options, Uri? given, string parameter) => (given ?? options.RedirectUri) switch
    {
        null => throw new ArgumentException("There is no redirect URI; give one, or set HelixOptions.RedirectUri.", parameter),
        { IsAbsoluteUri: true } uri => uri,
        _ => throw new ArgumentException("The redirect URI is not absolute.", parameter),
    };

    private static string ResponseType(AuthorizationResponseType type) => type switch
    {
        AuthorizationResponseType.Token => "token",
        AuthorizationResponseType.TokenAndIdToken => "token id_token",
        _ => "code",
    };

    private static string Claims(IEnumerable<string> names)
    {
        var claims = new JObject(names.Distinct().Select(name => new JProperty(name, JValue.CreateNull())));
        return new JObject(new JProperty("id_token", claims)).ToString(Formatting.None);
    }
}
