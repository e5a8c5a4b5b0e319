using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.Identity;

/// <summary>Knows by a cookie who is signed in at the identity server in a browser.</summary>
internal static class BrowserSession
{
    /// <summary>Returns the user. Null if nobody is signed in.</summary>
    public static HelixTestUser? User(ReceivedRequest request, Users users) =>
        users.Find(request.Context.Request.Cookies.TryGetValue(CookieName(request), out var id) ? id : null);

    public static Answer SignIn(ReceivedRequest request, HelixTestUser user, Answer answer) => answer.With(
        "Set-Cookie", $"{CookieName(request)}={Uri.EscapeDataString(user.Id)}; Path={request.Context.Request.Path}; HttpOnly; SameSite=Lax");

    // A browser sends a cookie to all ports of a host.
    private static string CookieName(ReceivedRequest request) => $"twitch-test-user-{request.Context.Connection.LocalPort}";
}
