using TwitchHelix.Metadata;

namespace TwitchHelix;

/// <summary>Every operation of the API, by resource: <c>HelixOperations.Users.GetUsers</c>.</summary>
public static partial class HelixOperations
{
    /// <summary>
    /// Gets the fewest scopes to request from a user so that each of these operations takes the user's token. If there is a choice, scopes that only allow
    /// reading are preferred. <see cref="HelixOperation.OptionalScopes"/> are not included, and an operation that takes no user token adds nothing.
    /// </summary>
    /// <param name="operations">The operations to call, as in <c>HelixOperations.Polls.CreatePoll</c>.</param>
    /// <returns>The scopes in alphabetical order. Empty if none is needed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operations"/>, or one of them, is null.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/scopes/"/>
    public static IReadOnlyList<string> ScopesFor(params HelixOperation[] operations) => ScopesFor(operations, []);

    /// <summary>
    /// Gets the fewest scopes to request from a user so that each of these operations takes the user's token, and each of these subscriptions can be created
    /// with it over a WebSocket. Webhooks and conduits take an app token, for which a type can need more scopes:
    /// <see cref="EventSubSubscriptionType.AcceptedTokens"/> has them.
    /// </summary>
    /// <param name="operations">The operations to call, as in <c>HelixOperations.Polls.CreatePoll</c>.</param>
    /// <param name="subscriptions">The subscriptions to create, as in <c>EventSubSubscriptionTypes.ChannelFollow("…", "…")</c>.</param>
    /// <returns>The scopes in alphabetical order. Empty if none is needed.</returns>
    /// <exception cref="ArgumentNullException">One of the lists, or one of their items, is null.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/scopes/"/>
    public static IReadOnlyList<string> ScopesFor(IEnumerable<HelixOperation> operations, IEnumerable<EventSubSubscriptionType> subscriptions) =>
        ScopeChoice.Smallest(Checked(operations, nameof(operations)).Select(operation => operation.AcceptedTokens)
            .Concat(Checked(subscriptions, nameof(subscriptions)).Select(subscription => subscription.AcceptedTokens))
            .Select(accepted => accepted.Where(token => token.Kind == HelixTokenKind.User).Select(token => token.Scopes).ToList()));

    private static T[] Checked<T>(IEnumerable<T> items, string parameter)
        where T : class =>
        items?.ToArray() is { } all && Array.IndexOf(all, null) < 0 ? all : throw new ArgumentNullException(parameter);
}
