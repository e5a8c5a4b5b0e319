using System.Collections.Concurrent;
using Microsoft.AspNetCore.WebUtilities;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.Identity;

/// <summary>Serves <c>authorize</c>: the signed-in user consents or refuses at once, or a person decides on a page.</summary>
internal sealed class AuthorizeEndpoint(
    HelixTestServerOptions options, Applications applications, Users users, IssuedTokens tokens, OpenIdConnect openId)
{
    private const int MostCodesKept = 1000;

    private readonly ConcurrentDictionary<string, AuthorizationCode> codes = new();
    private readonly ConcurrentQueue<string> codesByAge = new();
    private int count;

    public Answer Authorize(ReceivedRequest request)
    {
        var (asked, refusal) = AuthorizeRequest.Read(request, applications);
        if (asked is null)
            return refusal!;
        if (!options.AsksForConsent)
            return users.DeniesConsent ? Deny(asked) : Grant(asked, users.SignedIn);
        var signedIn = BrowserSession.User(request, users);
        return signedIn is not null && !asked.ForcesPage && HasGranted(asked, signedIn)
            ? Grant(asked, signedIn)
            : ConsentPage.Create(asked, users.All, signedIn);
    }

    /// <summary>Carries out what a person chose on the page.</summary>
    public Answer Decide(ReceivedRequest request)
    {
        var (asked, refusal) = AuthorizeRequest.Read(request, applications);
        if (asked is null)
            return refusal!;
        if (request.Field(ConsentPage.DeclineField) is not null)
            return Deny(asked);
        return users.Find(request.Field(ConsentPage.UserField)) is { } user
            ? BrowserSession.SignIn(request, user, Grant(asked, user))
            : Answer.IdentityError(400, "unknown user");
    }

    /// <summary>Takes the grant behind a code. Null if the code is unknown or used.</summary>
    public AuthorizationCode? Take(string code, string clientId) =>
        codes.TryGetValue(code, out var known) && known.ClientId == clientId && codes.TryRemove(code, out known) ? known : null;

    private bool HasGranted(AuthorizeRequest asked, HelixTestUser user) =>
        tokens.HasAuthorized(asked.ClientId, user.Id) && tokens.HasGranted(asked.ClientId, user.Id, asked.Scopes);

    private static Answer Deny(AuthorizeRequest asked) => Answer.Redirect(QueryHelpers.AddQueryString(asked.RedirectUri, Present(
        ("error", "access_denied"), ("error_description", "The user denied you access"), ("state", asked.State))));

    private Answer Grant(AuthorizeRequest asked, HelixTestUser user)
    {
        var consent = new Consent(user, asked.Scopes, asked.Nonce, asked.Claims);
        var scopes = string.Join(' ', asked.Scopes);
        if (asked.IsForCode)
            return Answer.Redirect(QueryHelpers.AddQueryString(asked.RedirectUri, Present(
                ("code", AddCode(new(asked.ClientId, asked.RedirectUri, consent))), ("scope", scopes), ("state", asked.State))));
        var token = asked.ResponseTypes.Contains("token") ? tokens.AddUser(asked.ClientId, consent, isPublicClient: true, isRefreshable: false) : null;
        var fragment = Present(
            ("access_token", token?.Value),
            ("id_token", asked.ResponseTypes.Contains("id_token") ? openId.CreateIdToken(asked.ClientId, consent, token?.Value) : null),
            ("scope", scopes),
            ("state", asked.State),
            ("token_type", "bearer"));
        return Answer.Redirect(asked.RedirectUri + QueryHelpers.AddQueryString("", fragment).Replace('?', '#'));
    }

    private string AddCode(AuthorizationCode code)
    {
        var value = $"test-code-{Interlocked.Increment(ref count)}";
        codes[value] = code;
        codesByAge.Enqueue(value);
        if (codesByAge.Count > MostCodesKept && codesByAge.TryDequeue(out var oldest))
            codes.TryRemove(oldest, out _);
        return value;
    }

    private static Dictionary<string, string?> Present(params (string Name, string? Value)[] fields) =>
        fields.Where(field => field.Value is not null).ToDictionary(field => field.Name, field => field.Value);
}
