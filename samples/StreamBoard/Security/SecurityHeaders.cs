using Microsoft.Extensions.Options;
using TwitchHelix;

namespace StreamBoard.Security;

/// <summary>The headers that OWASP lists for a page of HTML.</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var options = app.ApplicationServices.GetRequiredService<IOptionsMonitor<HelixOptions>>();
        var policy = new Lazy<string>(() => ContentPolicy(options.CurrentValue));
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy.Value;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            context.Response.OnStarting(() =>
            {
                // What a person sees who has logged in must not stay in a cache.
                if (context.User.Identity?.IsAuthenticated == true && context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
                    headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    // A form may end at Twitch: a post that needs another consent is sent there.
    private static string ContentPolicy(HelixOptions options)
    {
        var identity = options.IdentityAddress.GetLeftPart(UriPartial.Authority);
        var twitch = options.IdentityAddress.Host.EndsWith(".twitch.tv", StringComparison.Ordinal) ? $"{identity} https://www.twitch.tv" : identity;
        return string.Join(
            "; ",
            "default-src 'self'",
            "img-src 'self' https://static-cdn.jtvnw.net https://clips-media-assets2.twitch.tv",
            $"form-action 'self' {twitch}",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "object-src 'none'");
    }
}
