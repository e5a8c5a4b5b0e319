using StreamBoard.Components.Pages;
using StreamBoard.Components.Streams;
using StreamBoard.Security;
using TwitchHelix;

namespace StreamBoard.Components;

internal static class PageSetup
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        // The files of the framework, such as blazor.web.js, are found without being published.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents();
        builder.Services.AddScoped<FollowedPages>().AddScoped<ChannelReader>();
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/failure",
            StatusCodeSelector = e => e switch
            {
                HelixAuthorizationException { NeedsConsent: true } => StatusCodes.Status401Unauthorized,
                HelixException => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
        });
        if (app.Services.GetRequiredService<BoardCookies>().AreSecure)
            app.UseHsts();
        app.UseSecurityHeaders();
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
    }
}
