using Microsoft.AspNetCore.Http;

namespace TwitchHelix.AspNetCore.Login;

/// <summary>The signed-in user of the request that runs now.</summary>
/// <param name="accessor">Gets the request.</param>
/// <param name="schemes">The schemes.</param>
/// <param name="application">The application whose users count.</param>
internal sealed class RequestUser(IHttpContextAccessor accessor, TwitchSchemes schemes, string application) : IHelixCurrentUser
{
    public string? UserId => accessor.HttpContext is { } context
        ? schemes.LoginsOf(context.User).FirstOrDefault(login => login.Application == application)?.UserId
        : null;
}
