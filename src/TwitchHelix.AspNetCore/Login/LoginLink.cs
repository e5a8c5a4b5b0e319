using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace TwitchHelix.AspNetCore.Login;

/// <summary>A link that begins a log-in: the callback's path with an address to return to, and nothing of Twitch.</summary>
internal static class LoginLink
{
    public static string To(HttpContext context, TwitchAuthenticationOptions options, string returnTo) =>
        context.Request.PathBase.Add(options.CallbackPath).ToUriComponent() + QueryString.Create(ReturnAddress.Parameter, returnTo).ToUriComponent();

    public static bool IsIn(HttpRequest request, [NotNullWhen(true)] out string? returnTo)
    {
        returnTo = HttpMethods.IsGet(request.Method)
            && request.Query[ReturnAddress.Parameter] is [{ } address]
            && !request.Query.ContainsKey("state") && !request.Query.ContainsKey("code") && !request.Query.ContainsKey("error")
            ? address
            : null;
        return returnTo is not null;
    }
}
