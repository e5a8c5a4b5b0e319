namespace TwitchHelix.Authentication;

/// <summary>Checks that a token is a user's, and this application's, by what Twitch says about it.</summary>
internal static class TokenOwner
{
    /// <param name="validation">What Twitch says.</param>
    /// <param name="options">Names the application.</param>
    /// <param name="userId">The user whose token it should be. Null for any.</param>
    /// <exception cref="HelixAuthorizationException">It is somebody else's.</exception>
    public static void Check(TokenValidation validation, HelixOptions options, string? userId = null)
    {
        if (validation.UserId is null)
            throw Refused("The token is an app token. The store keeps users' tokens; the library gets app tokens itself, with HelixOptions.ClientSecret.");
        if (validation.ClientId != options.ClientId)
            throw Refused($"The token belongs to the application {validation.ClientId}, but HelixOptions.ClientId is {options.ClientId}. "
                + "Twitch takes a token from its own application alone.");
        if (userId is not null && validation.UserId != userId)
            throw Refused($"The token that is stored for user {userId} belongs to user {validation.UserId}. "
                + "Remove it, and add it with Tokens.AddAsync(accessToken, refreshToken), which asks Twitch whose it is.");

        HelixAuthorizationException Refused(string why) => new(why) { UserId = userId };
    }
}
