namespace TwitchHelix;

/// <summary>
/// Twitch's Helix API: a client for each resource, and a raw call. It is safe to use from several threads; keep one for as
/// long as the application runs.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/api/reference/"/>
public partial interface IHelixClient
{
    /// <summary>Single look-ups that share calls: made at the same time, they go out as one.</summary>
    IHelixBatch Batch { get; }

    /// <summary>The same client, with every call made for a user, with the user's stored token. It costs next to nothing to make.</summary>
    /// <param name="userId">The user's ID, which has digits only. <see cref="IUsersClient.GetUsersAsync"/> gets it by login.</param>
    /// <returns>The client for that user. It need not be disposed.</returns>
    /// <exception cref="ArgumentException">The ID is null or empty, or has a character that is not a digit: a login, perhaps.</exception>
    IHelixClient ForUser(string userId);

    /// <summary>The same client, with every call made with the app token. It costs next to nothing to make.</summary>
    /// <returns>The client for the application. It need not be disposed.</returns>
    IHelixClient ForApp();

    /// <summary>
    /// The same client, with every call waiting so long at most where a rate limit is reached, instead of
    /// <see cref="HelixOptions.RateLimitWait"/>. It costs next to nothing to make.
    /// </summary>
    /// <param name="wait">How long. Zero fails at once, <see cref="Timeout.InfiniteTimeSpan"/> waits as long as it takes.</param>
    /// <returns>The client. It need not be disposed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    IHelixClient WithRateLimitWait(TimeSpan wait);

    /// <summary>The tokens of the application's users.</summary>
    IHelixTokens Tokens { get; }

    /// <summary>Twitch's identity server, to log users in and to get, check and take back their tokens.</summary>
    ITwitchIdentity Identity { get; }

    /// <summary>
    /// What is known of the rate limit buckets: the application's, and one for each user that calls were made for. Empty before the first answer.
    /// </summary>
    IReadOnlyList<HelixRateLimitBucket> RateLimits { get; }

    /// <summary>
    /// Calls an endpoint that this version of the library has no method for, with the same tokens and errors as every other call.
    /// </summary>
    /// <typeparam name="T">What to read the answer's JSON as, for example <see cref="Newtonsoft.Json.Linq.JObject"/>; a string for its text.</typeparam>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below <see cref="HelixOptions.BaseAddress"/>, without query: <c>users</c>.</param>
    /// <param name="query">The query's names and values, unescaped; a name may come several times. Null for none.</param>
    /// <param name="body">An object to send as JSON. Null for none.</param>
    /// <param name="actingUser">The ID of the user who acts: the call is made with that user's stored token, or with the app token if there is none that
    /// can be used. Null for the app token, or the token of <see cref="HelixOptions.DefaultUserId"/> if the application has no secret.
    /// <see cref="ForUser"/>, <see cref="ForApp"/> and
    /// <see cref="HelixOptions.AccessToken"/> win over it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer; the default of <typeparamref name="T"/> if it has no content.</returns>
    /// <exception cref="ArgumentException">The path is empty, has a query, or leads out of <see cref="HelixOptions.BaseAddress"/>, or
    /// <paramref name="actingUser"/> isn't a user's ID.</exception>
    /// <exception cref="HelixException">The call failed.</exception>
    Task<T?> SendAsync<T>(
        HttpMethod method,
        string path,
        IEnumerable<KeyValuePair<string, string>>? query = null,
        object? body = null,
        string? actingUser = null,
        CancellationToken cancellationToken = default);
}
