using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace TwitchHelix.AspNetCore.Login;

/// <summary>
/// Hides the cookie that came with a log-in from the cookie's handler. With a <see cref="ITicketStore"/>, it would put the user's ticket under the key that
/// came with the request, which somebody else may have planted and know.
/// </summary>
internal static class FreshSession
{
    public static void Begin(HttpRequest request, CookieAuthenticationOptions options)
    {
        if (options.SessionStore is null || options.Cookie.Name is not { Length: > 0 } name)
            return;
        request.Headers.Cookie = string.Join("; ", request.Headers.Cookie
            .SelectMany(line => (line ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(pair => !IsOf(pair.Split('=')[0].TrimEnd(), name)));
    }

    // A long cookie has the number of its parts, which are in cookies NAMEC1, NAMEC2.
    private static bool IsOf(string cookie, string name) =>
        cookie == name || (cookie.StartsWith(name + "C", StringComparison.Ordinal) && cookie[(name.Length + 1)..].All(char.IsAsciiDigit));
}
