using Microsoft.AspNetCore.Http;

namespace TwitchHelix.AspNetCore.Login;

/// <summary>The address in this app to which a browser returns.</summary>
internal static class ReturnAddress
{
    /// <summary>The name of the query's parameter that has it.</summary>
    public const string Parameter = "returnUrl";

    /// <summary>The app's first page.</summary>
    public const string Home = "/";

    /// <summary>Gets the address to which a user returns who is sent away at this request: its own, or that of the page that sent it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="path">The request's path as it came, with the base.</param>
    public static string Of(HttpRequest request, PathString path) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) ? OfReferer(request)
        : (path.ToUriComponent() + request.QueryString.ToUriComponent()) is var own && IsLocalPath(own) ? own
        : Home;

    /// <summary>Whether a browser that is sent there stays in this app.</summary>
    public static bool IsLocal(string address, HttpRequest request) =>
        IsLocalPath(address) || (IsAbsolute(address, out var uri) && IsOfApp(uri, request));

    /// <summary>Whether it is a path, as <c>/polls?page=2</c>. Browsers read <c>//</c> and <c>/\</c> as the beginning of a host.</summary>
    public static bool IsLocalPath(string address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);

    /// <summary>Escapes the letters that the header of a redirect can't have.</summary>
    public static string Escape(string address) => address.All(char.IsAscii)
        ? address
        : string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private static string OfReferer(HttpRequest request) =>
        request.Headers.Referer is [{ } referer] && IsAbsolute(referer, out var uri) && IsOfApp(uri, request) && IsLocalPath(uri.PathAndQuery)
            ? uri.PathAndQuery
            : Home;

    // A blank or a control character in front is one that browsers remove, and Uri may not.
    private static bool IsAbsolute(string address, out Uri uri) =>
        Uri.TryCreate(address, UriKind.Absolute, out uri!) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0
        && !address.Any(letter => char.IsControl(letter) || letter is ' ' or '\\');

    private static bool IsOfApp(Uri uri, HttpRequest request) =>
        uri.Scheme == request.Scheme
        && Uri.TryCreate($"{request.Scheme}{Uri.SchemeDelimiter}{request.Host.ToUriComponent()}", UriKind.Absolute, out var app)
        && uri.Port == app.Port
        && string.Equals(uri.IdnHost, app.IdnHost, StringComparison.OrdinalIgnoreCase);
}
