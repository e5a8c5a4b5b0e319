namespace StreamBoard.Security;

internal static class LoginRequired
{
    /// <summary>
    /// Answers 401 to whoever hasn't logged in. What a script asks for can't be sent to Twitch, as a page is: the script loads its page again.
    /// </summary>
    public static TBuilder RequireLogin<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(async (context, next) =>
            context.HttpContext.User.HasLoggedIn ? await next(context) : TypedResults.Unauthorized());
}
