using TwitchHelix.Authentication.Extensions;
using TwitchHelix.Authentication.Tokens;
using TwitchHelix.Calls;

namespace TwitchHelix.Authentication;

/// <summary>Chooses the token of a call. If no token fits, it says what is missing before anything is sent.</summary>
internal sealed class TokenChooser(HelixOptions options, UserTokenSource users, AppTokenSource app, ExtensionJwtSource extension)
{
    /// <summary>The number of stored users that an error names at most.</summary>
    private const int MaxNamedUsers = 5;

    /// <summary>The number of accepted kinds of tokens that an error names at most.</summary>
    private const int MaxNamedTokens = 4;

    private bool HasDefaultUser => !string.IsNullOrEmpty(options.DefaultUserId);

    private bool HasSecret => !string.IsNullOrEmpty(options.ClientSecret);

    /// <returns>Null if the call takes no token.</returns>
    /// <exception cref="HelixAuthorizationException">No token fits the call.</exception>
    public ValueTask<CallToken?> ChooseAsync(HelixRequest request, TokenChoice choice, CancellationToken cancellationToken)
    {
        if (request.Operation.AcceptedTokens.Count == 0)
            return default;
        if (request.Tokens?.Refusal is { } refusal)
            throw Refused(request, $"No token fits {request.Title}: {refusal}.");
        if (choice.UserId is { } asked && (!choice.IsCurrentUser || request.Takes(HelixTokenKind.User)))
            return OfUserAsync(request, asked, cancellationToken);
        if (choice.IsApp)
            return OfAppAsync(request, cancellationToken);
        if (!string.IsNullOrEmpty(options.Extension.Secret) && request.AcceptedTokens.All(token => token.Kind == HelixTokenKind.Jwt))
            return new(CallToken.FromExtension(extension.Get(request.JwtChannelId, request.JwtPubSubTargets)));
        if (options.AccessToken is { Length: > 0 } given)
            return new(CallToken.FromOptions(given));
        return FittingAsync(request, cancellationToken);
    }

    /// <summary>Gets a token in place of one that Twitch rejected.</summary>
    /// <returns>Null if the token can't be renewed.</returns>
    public async ValueTask<CallToken?> RenewAsync(HelixRequest request, CallToken rejected, CancellationToken cancellationToken)
    {
        if (rejected.Stored is { } stored)
            return await users.RenewAsync(stored, cancellationToken).ConfigureAwait(false) is { } renewed
                ? Fit(request, stored.UserId, renewed)
                : throw MissingConsent.Token(request, stored.UserId);
        return rejected.Source == CallTokenSource.App
            ? CallToken.FromApp(await app.RenewAsync(rejected.Value, cancellationToken).ConfigureAwait(false))
            : null;
    }

    /// <summary>Whether it is time to renew a token. Its renewal may end it.</summary>
    public bool IsDue(CallToken token) => token.Stored is { } stored && users.IsDue(stored);

    private async ValueTask<CallToken?> FittingAsync(HelixRequest request, CancellationToken cancellationToken)
    {
        var takesApp = request.Takes(HelixTokenKind.App) && HasSecret;
        if (request.Takes(HelixTokenKind.User) && request.ActingUser is { Length: > 0 } actingUser)
        {
            var stored = await users.GetAsync(actingUser, cancellationToken).ConfigureAwait(false);
            var takesAnother = takesApp || (request.TakesAnyUser && (HasDefaultUser || stored is null));
            if (!takesAnother)
                return Fit(request, actingUser, stored);
            if (stored is { NeedsConsent: false } && MissingScopes(request, stored).Count == 0)
                return CallToken.FromStore(stored);
        }
        if (takesApp)
            return await OfAppAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Takes(HelixTokenKind.User) && HasDefaultUser)
            return await OfUserAsync(request, options.DefaultUserId!, cancellationToken).ConfigureAwait(false);
        throw await NothingAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<CallToken?> OfUserAsync(HelixRequest request, string userId, CancellationToken cancellationToken) =>
        request.Takes(HelixTokenKind.User)
            ? Fit(request, userId, await users.GetAsync(userId, cancellationToken).ConfigureAwait(false))
            : throw NotTaken(request, "user");

    private async ValueTask<CallToken?> OfAppAsync(HelixRequest request, CancellationToken cancellationToken) =>
        !request.Takes(HelixTokenKind.App) ? throw NotTaken(request, "app")
        : HasSecret ? CallToken.FromApp(await app.GetAsync(cancellationToken).ConfigureAwait(false))
        : throw await NothingAsync(request, cancellationToken).ConfigureAwait(false);

    private static CallToken Fit(HelixRequest request, string userId, HelixToken? token) =>
        token is null ? throw MissingConsent.Token(request, userId)
        : token.NeedsConsent ? throw MissingConsent.Consent(request, token)
        : MissingScopes(request, token) is { Count: > 0 } scopes ? throw MissingConsent.Scopes(request, token, scopes)
        : CallToken.FromStore(token);

    private static IReadOnlyList<string> MissingScopes(HelixRequest request, HelixToken token) =>
        ScopeCoverage.Missing(token.Scopes ?? [], request.AcceptedTokens, HelixTokenKind.User);

    private static HelixAuthorizationException NotTaken(HelixRequest request, string kind) =>
        Refused(request, $"{request.Title} takes no {kind} token. It takes: {Taken(request)}.");

    private async ValueTask<HelixAuthorizationException> NothingAsync(HelixRequest request, CancellationToken cancellationToken)
    {
        List<string> remedies = [];
        var stored = "";
        if (request.Takes(HelixTokenKind.App))
            remedies.Add("set HelixOptions.ClientSecret to get an app token");
        if (request.Takes(HelixTokenKind.User))
        {
            var some = await users.FirstAsync(MaxNamedUsers + 1, cancellationToken).ConfigureAwait(false);
            remedies.Add(some.Count == 0
                ? "store a user's token with Tokens.AddAsync and call ForUser(\"…\") with the user's ID, or set HelixOptions.DefaultUserId to it"
                : $"call ForUser(\"{some[0].UserId}\"), or set HelixOptions.DefaultUserId");
            stored = Stored(some);
        }
        if (request.Takes(HelixTokenKind.Jwt))
            remedies.Add("set HelixOptions.Extension.Secret and OwnerId to sign JWTs");
        remedies.Add("set HelixOptions.AccessToken to a token that you have already");
        var text = $"There is no token for {request.Title}. It takes: {Taken(request)}. To have one, {string.Join("; or ", remedies)}.";
        return Refused(request, text + stored);
    }

    /// <summary>Names the stored users, up to a limit.</summary>
    private static string Stored(IReadOnlyList<HelixToken> tokens)
    {
        var named = tokens.Take(MaxNamedUsers).Select(token => token.UserLogin.Length > 0 ? $"{token.UserId} ({token.UserLogin})" : token.UserId);
        var more = tokens.Count > MaxNamedUsers ? " and more" : "";
        return tokens.Count == 0 ? "" : $" The store has tokens of {string.Join(", ", named)}{more}.";
    }

    private static string Taken(HelixRequest request)
    {
        var tokens = string.Join("; ", request.AcceptedTokens.Take(MaxNamedTokens));
        return request.AcceptedTokens.Count > MaxNamedTokens ? $"{tokens}; or {request.AcceptedTokens.Count - MaxNamedTokens} other sets of scopes" : tokens;
    }

    private static HelixAuthorizationException Refused(HelixRequest request, string message) => new(message) { Operation = request.Operation.Name };
}
