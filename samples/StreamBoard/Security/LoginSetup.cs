using Microsoft.AspNetCore.Authentication.Cookies;
using TwitchHelix;
using TwitchHelix.AspNetCore;

namespace StreamBoard.Security;

internal static class LoginSetup
{
    /// <summary>Logs users in with Twitch, and keeps them logged in by a cookie. Twitch is asked for one scope; pages that need more say so.</summary>
    public static void AddLogin(this WebApplicationBuilder builder)
    {
        var cookies = new BoardCookies(builder.Configuration);
        builder.Services.AddSingleton(cookies).AddSingleton<Drafts>();
        builder.Services
            .AddAuthentication(options =>
            {
                options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                options.DefaultChallengeScheme = TwitchAuthenticationDefaults.AuthenticationScheme;
            })
            .AddCookie(options =>
            {
                cookies.Configure(options.Cookie, "board");
                options.ExpireTimeSpan = TimeSpan.FromDays(14);
            })
            .AddTwitch(options =>
            {
                cookies.Configure(options.CorrelationCookie, "login.");
                options.Scope.Add(TwitchScopes.UserReadFollows);
                options.AccessDeniedPath = "/login-declined";
                options.ConsentLostPath = "/consent-lost";
            });
        builder.Services.AddOptions<HelixOptions>().Validate(
            options => !string.IsNullOrEmpty(options.ClientSecret), "TwitchHelix:ClientSecret is missing; https://dev.twitch.tv/console/apps has it.");
        builder.Services.AddAntiforgery(options => cookies.Configure(options.Cookie, "antiforgery"));
    }

    public static void UseLogin(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseDrafts(app.Services.GetRequiredService<Drafts>());
        app.UseTwitchConsent();
        app.UseAuthorization();
        app.UseArrivals();
        app.UseAntiforgery();
    }
}
