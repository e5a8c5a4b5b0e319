using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TwitchHelix.AspNetCore.Consent;
using TwitchHelix.AspNetCore.Login;

namespace TwitchHelix.AspNetCore.Scopes;

/// <summary>
/// Sends a user who hasn't granted the scopes of an endpoint to Twitch. Everything else is answered by the handler that was registered before, the app's own or
/// the framework's.
/// </summary>
internal sealed class TwitchScopesResultHandler(TwitchSchemes schemes, ConsentPage consent) : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        // The authorization runs before UseTwitchConsent if the host has added it.
        if (!authorizeResult.Succeeded && consent.IsDue(context))
            await ConsentPage.WriteAsync(context).ConfigureAwait(false);
        else if (authorizeResult.Forbidden && LacksScopesOnly(authorizeResult) && schemes.LoginsOf(context.User).FirstOrDefault() is { } login)
            await AskAsync(context, login, policy).ConfigureAwait(false);
        else
        {
            if (authorizeResult.Challenged && RequiredBy(policy) is { Count: > 0 } required)
                context.Features.Set(new WantedScopes(required));
            await Previous(context).HandleAsync(next, context, policy, authorizeResult).ConfigureAwait(false);
        }
    }

    private static List<string> RequiredBy(AuthorizationPolicy policy) =>
        [.. policy.Requirements.OfType<TwitchScopesRequirement>().SelectMany(requirement => requirement.Scopes)];

    private static bool LacksScopesOnly(PolicyAuthorizationResult result) =>
        result.AuthorizationFailure is { FailCalled: false } failure
        && failure.FailedRequirements.Any()
        && failure.FailedRequirements.All(requirement => requirement is TwitchScopesRequirement);

    private static async Task AskAsync(HttpContext context, TwitchLogin login, AuthorizationPolicy policy)
    {
        var required = RequiredBy(policy);
        // A new grant replaces the old one, so it has to include what was granted before.
        var granted = await GrantedScopes.OfAsync(login, context.RequestServices, context.RequestAborted).ConfigureAwait(false);
        var properties = new OAuthChallengeProperties
        {
            Scope = [.. (granted ?? [.. login.Options.Scope]).Union(required)],
            IsPersistent = context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.IsPersistent ?? false,
        };
        LoginState.SetRequired(properties, login.UserId, required);
        await context.ChallengeAsync(login.Scheme, properties).ConfigureAwait(false);
    }

    private IAuthorizationMiddlewareResultHandler Previous(HttpContext context) =>
        context.RequestServices.GetServices<IAuthorizationMiddlewareResultHandler>().TakeWhile(handler => handler != this).Last();
}
