using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TwitchHelix.AspNetCore;
using TwitchHelix.AspNetCore.Consent;
using TwitchHelix.AspNetCore.Login;
using TwitchHelix.AspNetCore.Scopes;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds «Log in with Twitch» to an app.</summary>
public static class TwitchAuthenticationBuilderExtensions
{
    /// <summary>
    /// Logs users in with Twitch, by OAuth's authorization code grant. The user's token goes into the <c>ITokenStore</c> of the application that
    /// <c>AddTwitchHelix</c> registered, which also has client ID, client secret and addresses; the cookie holds no token. A stored token that is valid and has
    /// more scopes than a new one stays. If each has scopes that the other lacks, the browser goes to Twitch once more, for all of them. If
    /// <c>OnCreatingTicket</c> throws or calls <c>Fail</c>, a user who had no token before has none after.
    /// <para>
    /// Each request with a cookie reads the store once: a user whose token isn't there any more, or needs the user's consent, is signed out. If the store
    /// fails, the user stays signed in. Signing out of the cookie's scheme logs out of this browser; signing out of <c>["Twitch", "Cookies"]</c>, in this
    /// order, also revokes the user's token at Twitch, and if Twitch can't be reached, throws and leaves the user signed in.
    /// </para>
    /// <para>
    /// A challenge returns to <c>RedirectUri</c>, which must be a path of the app. Without it, a GET returns to its own address, and any other request to the
    /// page that sent it. A link to <c>/signin-twitch?returnUrl=/path</c> begins a log-in, too.
    /// </para>
    /// <para>
    /// If a log-in fails and the app's <c>OnRemoteFailure</c> and <c>AccessDeniedPath</c> don't answer, a page says why: status 403 if the user or Twitch
    /// refused, 400 if the log-in didn't begin in this browser, 503 if Twitch or the store can't be reached.
    /// </para>
    /// <para>
    /// An <c>IAuthorizationMiddlewareResultHandler</c> of the app has to be registered before; it answers everything but missing scopes. So has an
    /// <c>IAuthorizationPolicyProvider</c>; it provides all policies but those of missing scopes.
    /// </para>
    /// </summary>
    /// <param name="builder">What <c>services.AddAuthentication(…)</c> returns. It needs a scheme that keeps users signed in: <c>AddCookie()</c>.</param>
    /// <returns>The builder.</returns>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/#authorization-code-grant-flow"/>
    public static AuthenticationBuilder AddTwitch(this AuthenticationBuilder builder) => builder.AddTwitch(_ => { });

    /// <inheritdoc cref="AddTwitch(AuthenticationBuilder)"/>
    /// <param name="builder">What <c>services.AddAuthentication(…)</c> returns. It needs a scheme that keeps users signed in: <c>AddCookie()</c>.</param>
    /// <param name="configure">Sets the options, such as <c>Scope</c>.</param>
    public static AuthenticationBuilder AddTwitch(this AuthenticationBuilder builder, Action<TwitchAuthenticationOptions> configure) =>
        builder.AddTwitch(TwitchAuthenticationDefaults.AuthenticationScheme, configure);

    /// <inheritdoc cref="AddTwitch(AuthenticationBuilder)"/>
    /// <param name="builder">What <c>services.AddAuthentication(…)</c> returns. It needs a scheme that keeps users signed in: <c>AddCookie()</c>.</param>
    /// <param name="authenticationScheme">The name of the scheme. Several schemes need a <c>CallbackPath</c> each.</param>
    /// <param name="configure">Sets the options, such as <c>Scope</c>.</param>
    public static AuthenticationBuilder AddTwitch(
        this AuthenticationBuilder builder, string authenticationScheme, Action<TwitchAuthenticationOptions> configure) =>
        builder.AddTwitch(authenticationScheme, TwitchAuthenticationDefaults.DisplayName, configure);

    /// <inheritdoc cref="AddTwitch(AuthenticationBuilder)"/>
    /// <param name="builder">What <c>services.AddAuthentication(…)</c> returns. It needs a scheme that keeps users signed in: <c>AddCookie()</c>.</param>
    /// <param name="authenticationScheme">The name of the scheme. Several schemes need a <c>CallbackPath</c> each.</param>
    /// <param name="displayName">The name of the scheme for people.</param>
    /// <param name="configure">Sets the options, such as <c>Scope</c>.</param>
    public static AuthenticationBuilder AddTwitch(
        this AuthenticationBuilder builder, string authenticationScheme, string displayName, Action<TwitchAuthenticationOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(authenticationScheme);
        ArgumentNullException.ThrowIfNull(configure);
        var services = builder.Services;
        services.AddSingleton(new TwitchScheme(authenticationScheme));
        services.TryAddSingleton<TwitchSchemes>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<TwitchAuthenticationOptions>, ApplicationSetup>());

        services.TryAddSingleton<ConsentCheck>();
        services.TryAddSingleton<ConsentPage>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<CookieAuthenticationOptions>, ConsentCheckSetup>());

        services.AddAuthorization();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAuthorizationHandler, TwitchScopesHandler>());
        // What is registered before stays, and answers what this one doesn't.
        if (services.All(service => service.IsKeyedService || service.ImplementationType != typeof(TwitchScopesResultHandler)))
        {
            services.AddSingleton<IAuthorizationMiddlewareResultHandler, TwitchScopesResultHandler>();
            services.AddTransient<IAuthorizationPolicyProvider, TwitchScopesPolicyProvider>();
        }

        builder.AddOAuth<TwitchAuthenticationOptions, TwitchAuthenticationHandler>(authenticationScheme, displayName, configure);
        services.AddOptions<TwitchAuthenticationOptions>(authenticationScheme).ValidateOnStart();
        return builder;
    }
}
