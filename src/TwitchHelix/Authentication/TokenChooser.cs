using TwitchHelix.Http;

namespace TwitchHelix.Authentication;

/// <summary>Chooses the token of a call. Where there is none it says what is missing, before anything is sent.</summary>
internal sealed class TokenChooser(HelixOptions options, UserTokens users, AppTokenSource app, ExtensionJwtSource extension)
{
    private bool HasSecret => !string.IsNullOrEmpty(options.ClientSecret);

    /// <returns>Null for a call that takes no token.</returns>
    /// <exception cref="HelixAuthorizationException">No token may make the call.</exception>
    public ValueTask<CallToken?> ChooseAsync(HelixRequest request, TokenChoice choice, CancellationToken cancellationToken)
    {
        var operation = request.Operation;
        if (operation.AcceptedTokens.Count == 0)
            return default;
        if (choice.UserId is { } asked)
            return OfUserAsync(operation, asked, cancellationToken);
        if (choice.IsApp)
            return OfAppAsync(operation, cancellationToken);
        if (!string.IsNullOrEmpty(options.ExtensionSecret) && operation.AcceptedTokens.All(token => token.Kind == HelixTokenKind.Jwt))
            return new(CallToken.OfExtension(extension.Get(request.JwtChannelId, request.JwtPubSubTargets)));
        if (options.AccessToken is { Length: > 0 } given)
            return new(CallToken.Given(given));
        return FittingAsync(operation, request.ActingUser, cancellationToken);
    }

    /// <summary>A token in place of one that Twitch rejected.</summary>
    /// <returns>Null if this one can't be renewed, or no other may make the call.</returns>
    public async ValueTask<CallToken?> RenewAsync(HelixOperation operation, CallToken rejected, CancellationToken cancellationToken)
    {
        if (rejected.Stored is { } stored)
            return await users.RenewAsync(stored, cancellationToken).ConfigureAwait(false) is { } renewed ? Fit(operation, stored.UserId, renewed) : throw MissingConsent.Token(operation, stored.UserId);
        return rejected is { Kind: HelixTokenKind.App, IsGiven: false }
            ? CallToken.OfApp(await app.RenewAsync(rejected.Value, cancellationToken).ConfigureAwait(false))
            : null;
    }

    private async ValueTask<CallToken?> FittingAsync(HelixOperation operation, string? actingUser, CancellationToken cancellationToken)
    {
        var takesApp = operation.Takes(HelixTokenKind.App) && HasSecret;
        if (operation.Takes(HelixTokenKind.User) && actingUser is { Length: > 0 })
        {
            var stored = await users.GetAsync(actingUser, cancellationToken).ConfigureAwait(false);
            if (!takesApp)
                return Fit(operation, actingUser, stored);
            if (stored is { NeedsConsent: false } && MissingScopes(operation, stored).Count == 0)
                return CallToken.OfUser(stored);
        }
        if (takesApp)
            return await OfAppAsync(operation, cancellationToken).ConfigureAwait(false);
        if (operation.Takes(HelixTokenKind.User) && options.DefaultUserId is { Length: > 0 } byDefault)
            return await OfUserAsync(operation, byDefault, cancellationToken).ConfigureAwait(false);
        throw Nothing(operation);
    }

    private async ValueTask<CallToken?> OfUserAsync(HelixOperation operation, string userId, CancellationToken cancellationToken) =>
        operation.Takes(HelixTokenKind.User)
            ? Fit(operation, userId, await users.GetAsync(userId, cancellationToken).ConfigureAwait(false))
            : throw NotTaken(operation, "user");

    private async ValueTask<CallToken?> OfAppAsync(HelixOperation operation, CancellationToken cancellationToken) =>
        !operation.Takes(HelixTokenKind.App) ? throw NotTaken(operation, "app")
        : HasSecret ? CallToken.OfApp(await app.GetAsync(cancellationToken).ConfigureAwait(false))
        : throw Nothing(operation);

    private static CallToken Fit(HelixOperation operation, string userId, HelixToken? token) =>
        token is null ? throw MissingConsent.Token(operation, userId)
        : token.NeedsConsent ? throw MissingConsent.Consent(operation, token)
        : MissingScopes(operation, token) is { Count: > 0 } scopes ? throw MissingConsent.Scopes(operation, token, scopes)
        : CallToken.OfUser(token);

    private static IReadOnlyList<string> MissingScopes(HelixOperation operation, HelixToken token) =>
        ScopeCoverage.Missing(token.Scopes ?? [], operation.ScopesOf(HelixTokenKind.User));

    private static HelixAuthorizationException NotTaken(HelixOperation operation, string kind) =>
        new($"{operation.Name} takes no {kind} token. It takes: {string.Join("; ", operation.AcceptedTokens)}.") { Operation = operation.Name };

    private static HelixAuthorizationException Nothing(HelixOperation operation)
    {
        List<string> remedies = [];
        if (operation.Takes(HelixTokenKind.App))
            remedies.Add("set HelixOptions.ClientSecret to get an app token");
        if (operation.Takes(HelixTokenKind.User))
            remedies.Add("store a user's token with Tokens.AddAsync and call ForUser, or set HelixOptions.DefaultUserId");
        if (operation.Takes(HelixTokenKind.Jwt))
            remedies.Add("set HelixOptions.ExtensionSecret and ExtensionOwnerId to sign JWTs");
        remedies.Add("set HelixOptions.AccessToken to a token that is there already");
        return new($"There is no token for {operation.Name}. It takes: {string.Join("; ", operation.AcceptedTokens)}. To have one, {string.Join("; or ", remedies)}.") { Operation = operation.Name };
    }
}
