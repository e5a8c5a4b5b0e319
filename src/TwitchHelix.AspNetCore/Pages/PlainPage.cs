using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace TwitchHelix.AspNetCore.Pages;

/// <summary>A page without style and script, for what an app has no page for.</summary>
/// <param name="Status">The status.</param>
/// <param name="Title">The title.</param>
/// <param name="Text">A text.</param>
/// <param name="Link">The text and the address of a link.</param>
internal sealed record PlainPage(int Status, string Title, string Text, (string Text, string Address) Link)
{
    /// <summary>Whether somebody sees the page: the request accepts HTML, and isn't one that a browser makes in case the user wants it later.</summary>
    public static bool IsAcceptedBy(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase);

    public async Task WriteAsync(HttpContext context)
    {
        var encoder = HtmlEncoder.Default;
        var html = Encoding.UTF8.GetBytes($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{encoder.Encode(Title)}</title>
            </head>
            <body>
            <main>
            <h1>{encoder.Encode(Title)}</h1>
            <p>{encoder.Encode(Text)}</p>
            <p><a href="{encoder.Encode(Link.Address)}">{encoder.Encode(Link.Text)}</a></p>
            </main>
            </body>
            </html>

            """);
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = html.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(html, context.RequestAborted).ConfigureAwait(false);
    }
}
