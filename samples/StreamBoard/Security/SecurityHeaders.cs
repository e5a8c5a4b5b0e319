using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using TwitchHelix;

namespace StreamBoard.Security;

/// <summary>The headers that OWASP lists for a page of HTML.</summary>
internal static class SecurityHeaders
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public static void AddSecurityHeaders(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddHsts(https => (https.MaxAge, https.IncludeSubDomains) = (Year, true));
    }

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
            headers["X-Permitted-Cross-Domain-Policies"] = "none";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            context.Response.OnStarting(() =>
            {
                // What a person sees must not stay in a cache, unless it says that it may.
                if (StringValues.IsNullOrEmpty(headers.CacheControl))
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
