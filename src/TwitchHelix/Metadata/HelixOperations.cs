namespace TwitchHelix;

/// <summary>Every operation of the API, by resource: <c>HelixOperations.Users.GetUsers</c>.</summary>
public static partial class HelixOperations
{
    /// <summary>
    /// The fewest scopes to ask a user for, so that each of these operations takes the user's token. Where there is a choice,
    /// those that only allow to read come first. What an operation lists under <see cref="HelixOperation.OptionalScopes"/> is not
    /// among them, and an operation that takes no user token adds nothing.
    /// </summary>
    /// <param name="operations">The operations to call, as in <c>HelixOperations.Polls.CreatePoll</c>.</param>
    /// <returns>The scopes in alphabetical order. Empty if none is needed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operations"/>, or one of them, is null.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/scopes/"/>
    public static IReadOnlyList<string> ScopesFor(params HelixOperation[] operations)
    {
        if (operations is null || Array.IndexOf(operations, null) >= 0)
            throw new ArgumentNullException(nameof(operations));
        return ScopeChoice.Smallest(operations.Select(operation => operation.AcceptedTokens
            .Where(token => token.Kind == HelixTokenKind.User).Select(token => token.Scopes).ToList()));
    }
}
