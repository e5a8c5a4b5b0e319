using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json.Linq;
using TwitchHelix.Serialization;

namespace TwitchHelix;

/// <summary>
/// Twitch's Helix API: a client for each resource, and a raw call. It is thread-safe; keep one for the life of the application.
/// </summary>
/// <remarks>
/// A call that fails throws a <see cref="HelixException"/>. It throws an <see cref="OperationCanceledException"/> if its token is canceled, and an
/// <see cref="ObjectDisposedException"/> if the client or its container is disposed before the call has ended.
/// </remarks>
/// <seealso href="https://dev.twitch.tv/docs/api/reference/"/>
public partial interface IHelixClient
{
    /// <summary>Single look-ups that share calls: concurrent look-ups become one call, and those of the same item share its answer.</summary>
    IHelixBatch Batch { get; }

    /// <summary>Gets a client that calls with the stored token of a user. It costs almost nothing.</summary>
    /// <param name="userId">The user's ID, which has digits only. <see cref="IUsersClient.GetUsersAsync"/> gets it by login.</param>
    /// <returns>The client for that user. It needn't be disposed.</returns>
    /// <exception cref="ArgumentException">The ID is null or empty, or has a character that isn't a digit, as a login has.</exception>
    IHelixClient ForUser(string userId);

    /// <summary>Gets a client that calls with the app token. It costs almost nothing.</summary>
    /// <returns>The client for the application. It needn't be disposed.</returns>
    IHelixClient ForApp();

    /// <summary>
    /// Gets a client whose calls wait for a rate limit as long as given here, instead of <see cref="HelixOptions.RateLimitWait"/>. It costs almost nothing.
    /// </summary>
    /// <param name="wait">The longest wait. With zero a call fails at once; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>The client. It needn't be disposed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    IHelixClient WithRateLimitWait(TimeSpan wait);

    /// <summary>The tokens of the application's users.</summary>
    IHelixTokens Tokens { get; }

    /// <summary>Twitch's identity server, which logs users in and issues, validates and revokes their tokens.</summary>
    ITwitchIdentity Identity { get; }

    /// <summary>
    /// The known states of the rate limit buckets: the application's, and one for each user with calls. Empty before the first answer.
    /// </summary>
    IReadOnlyList<HelixRateLimitBucket> RateLimits { get; }

    /// <summary>
    /// Calls an endpoint for which this version of the library has no method, with the same tokens and errors as every other call.
    /// </summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below <see cref="HelixOptions.BaseAddress"/>, without query: <c>users</c>.</param>
    /// <param name="query">The names and values of the query, unescaped; a name may repeat, and null values are not sent. Null for none.</param>
    /// <param name="body">The JSON to send. Null for none.</param>
    /// <param name="actingUser">The ID of the user who acts: the call uses that user's stored token, or the app token if no stored token fits. Null for the
    /// app token, or the token of <see cref="HelixOptions.DefaultUserId"/> if the application has no secret. <see cref="ForUser"/>, <see cref="ForApp"/> and
    /// <see cref="HelixOptions.AccessToken"/> take precedence.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer. Null if it has no content or is the JSON null.</returns>
    /// <exception cref="ArgumentException">The path is empty, has a query, or leads out of <see cref="HelixOptions.BaseAddress"/>, a name of the query is
    /// null, or <paramref name="actingUser"/> isn't a user's ID.</exception>
    /// <exception cref="HelixException">The call failed, or the answer is no JSON.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed, or the container that created it.</exception>
    Task<JToken?> SendAsync(
        HttpMethod method,
        string path,
        IEnumerable<KeyValuePair<string, string>>? query = null,
        JToken? body = null,
        string? actingUser = null,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SendAsync"/>
    /// <returns>The answer as text. Empty if it has no content.</returns>
    /// <exception cref="ArgumentException">The path is empty, has a query, or leads out of <see cref="HelixOptions.BaseAddress"/>, a name of the query is
    /// null, or <paramref name="actingUser"/> isn't a user's ID.</exception>
    /// <exception cref="HelixException">The call failed.</exception>
    Task<string> SendTextAsync(
        HttpMethod method,
        string path,
        IEnumerable<KeyValuePair<string, string>>? query = null,
        JToken? body = null,
        string? actingUser = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Calls an endpoint for which this version of the library has no method, and reads the answer as any type. Newtonsoft.Json finds the members of the type
    /// by reflection, which fails in a trimmed application and with Native AOT: use the other overload there.
    /// </summary>
    /// <typeparam name="T">The type of the answer's JSON; a string for its text.</typeparam>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below <see cref="HelixOptions.BaseAddress"/>, without query: <c>users</c>.</param>
    /// <param name="query">The names and values of the query, unescaped; a name may repeat, and null values are not sent. Null for none.</param>
    /// <param name="body">An object to send as JSON. Null for none.</param>
    /// <param name="actingUser">The ID of the user who acts: the call uses that user's stored token, or the app token if no stored token fits. Null for the
    /// app token, or the token of <see cref="HelixOptions.DefaultUserId"/> if the application has no secret. <see cref="ForUser"/>, <see cref="ForApp"/> and
    /// <see cref="HelixOptions.AccessToken"/> take precedence.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer. Null if it has no content or is the JSON null.</returns>
    /// <exception cref="ArgumentException">The path is empty, has a query, or leads out of <see cref="HelixOptions.BaseAddress"/>, a name of the query is
    /// null, or <paramref name="actingUser"/> isn't a user's ID.</exception>
    /// <exception cref="HelixException">The call failed, <typeparamref name="T"/> can't hold the answer, or there is no content and
    /// <typeparamref name="T"/> can't be null: read an <c>int?</c> instead of an <c>int</c> then.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed, or the container that created it.</exception>
    [RequiresUnreferencedCode(HelixJson.NeedsReflection)]
    [RequiresDynamicCode(HelixJson.NeedsReflection)]
    Task<T?> SendAsync<T>(
        HttpMethod method,
        string path,
        IEnumerable<KeyValuePair<string, string>>? query = null,
        object? body = null,
        string? actingUser = null,
        CancellationToken cancellationToken = default);
}
