using Microsoft.Extensions.DependencyInjection;
using TwitchHelix.AspNetCore.Consent;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Tells users why they were signed out.</summary>
public static class TwitchConsentApplicationBuilderExtensions
{
    /// <summary>
    /// Answers the request at which a user was signed out because the user's consent is gone: with a page that says so and has a link to log in again, or by
    /// a redirect to <c>TwitchAuthenticationOptions.ConsentLostPath</c>. The status of the page is 401. A request that doesn't accept HTML gets 401 without a
    /// page, and the user's next page tells. It also answers a request during which Twitch says so. Put it after <c>UseAuthentication</c>.
    /// </summary>
    /// <param name="app">The app.</param>
    /// <returns>The app.</returns>
    /// <exception cref="InvalidOperationException">The app has no <c>AddAuthentication().AddTwitch()</c>.</exception>
    public static IApplicationBuilder UseTwitchConsent(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var page = app.ApplicationServices.GetService<ConsentPage>()
            ?? throw new InvalidOperationException("UseTwitchConsent needs services.AddAuthentication(…).AddTwitch(…).");
        page.IsUsed = true;
        return app.UseMiddleware<ConsentMiddleware>();
    }
}
