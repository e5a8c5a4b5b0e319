using Microsoft.AspNetCore.Diagnostics;
using StreamBoard.Components.Pages;
using StreamBoard.Components.Parts;
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
        builder.AddSecurityHeaders();
        builder.Services.AddScoped<FollowedPages>().AddScoped<ChannelReader>();
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/failure",
            CreateScopeForErrors = true,
            StatusCodeSelector = e => e switch
            {
                HelixAuthorizationException { NeedsConsent: true } => StatusCodes.Status401Unauthorized,
                HelixException { IsRefusal: true } => StatusCodes.Status400BadRequest,
                HelixException => StatusCodes.Status503ServiceUnavailable,
                BadHttpRequestException refused => refused.StatusCode,
                _ => StatusCodes.Status500InternalServerError,
            },
        });
        app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
        app.Use(async (context, next) =>
        {
            // An error page is shown, whatever was sent: nothing of it is carried out a second time.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
                context.Request.Method = HttpMethods.Get;
            await next(context);
            // A page that refuses a form has set the type of an answer that it doesn't write; the error page would be left out.
            if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest })
                context.Response.ContentType = null;
        });
        if (app.Services.GetRequiredService<BoardCookies>().AreSecure)
            app.UseHsts();
        app.UseSecurityHeaders();
    }
}
