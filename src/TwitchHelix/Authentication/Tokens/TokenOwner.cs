namespace TwitchHelix.Authentication.Tokens;

/// <summary>Finds out whether this application may use a token: it has to be a user's, the right user's, and this application's.</summary>
internal static class TokenOwner
{
    /// <summary>Checks a token before it, or its refresh token, is sent.</summary>
    /// <exception cref="HelixAuthorizationException">The token is another application's, or its text can't be sent.</exception>
    public static void Check(HelixToken token, HelixOptions options)
    {
        if (token.ClientId is { } clientId && clientId != options.ClientId)
            throw OfAnother(clientId, options, token.UserId);
        if (!token.CanBeSent)
            throw new HelixAuthorizationException(
                $"The token that is stored for user {token.UserId} has a character that no token has, or a prefix such as 'oauth:', and isn't sent. "
                + "Add the right one with Tokens.AddAsync, or ask the user for access again.")
            {
                UserId = token.UserId,
                RequiredScopes = token.Scopes ?? [],
                NeedsConsent = true,
            };
    }

    /// <summary>Compares what Twitch says about a token with what it should be.</summary>
    /// <param name="validation">What Twitch says.</param>
    /// <param name="options">The application's options.</param>
    /// <param name="userId">The user whose token it should be. Null for any.</param>
    /// <returns>What is wrong. Null if nothing is. It needs consent if the application is right and the user isn't.</returns>
    public static HelixAuthorizationException? Fault(TokenValidation validation, HelixOptions options, string? userId = null)
    {
        if (validation.UserId is not null && validation.ClientId != options.ClientId)
            return OfAnother(validation.ClientId, options, userId);
        if (validation.UserId is null)
            return Refused("The token is an app token. The store keeps users' tokens; the library gets app tokens itself, with HelixOptions.ClientSecret.");
        if (userId is not null && validation.UserId != userId)
            return Refused($"The token that is stored for user {userId} belongs to user {validation.UserId}. "
                + "Remove it, and add it with Tokens.AddAsync(accessToken, refreshToken), which asks Twitch whose it is.");
        return null;

        HelixAuthorizationException Refused(string why) => new(why) { UserId = userId, NeedsConsent = userId is not null };
    }

    private static HelixAuthorizationException OfAnother(string clientId, HelixOptions options, string? userId) =>
        new($"The token{(userId is null ? "" : $" of user {userId}")} belongs to the application {clientId}, but HelixOptions.ClientId is {options.ClientId}. "
            + "Only its own application can use and renew a token. "
            + "Give each application a token store of its own, or remove the token with Tokens.RemoveAsync.")
        {
            UserId = userId,
        };
}
