using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json.Linq;
using TwitchHelix.Batching;
using TwitchHelix.Calls;
using TwitchHelix.Http;
using TwitchHelix.Serialization;
using TwitchHelix.Text;

namespace TwitchHelix;

/// <summary>
/// The client of Twitch's Helix API. Create one with <see cref="Create(HelixOptions)"/>, or register it with <c>services.AddTwitchHelix(…)</c> and inject
/// <see cref="IHelixClient"/>.
/// </summary>
public sealed partial class HelixClient : IHelixClient, IAsyncDisposable, IDisposable
{
    private readonly HelixApplication application;
    private readonly HelixCaller caller;
    private readonly IAsyncDisposable? owned;
    private HelixBatch? batch;

    internal HelixClient(HelixApplication application, HelixCaller caller, IAsyncDisposable? owned = null)
    {
        this.application = application;
        this.caller = caller;
        this.owned = owned;
    }

    /// <inheritdoc/>
    public IHelixTokens Tokens => application.Tokens;

    /// <inheritdoc/>
    public ITwitchIdentity Identity => application.Identity;

    /// <inheritdoc/>
    public IReadOnlyList<HelixRateLimitBucket> RateLimits => application.Pacer.State;

    /// <inheritdoc/>
    public IHelixBatch Batch => batch ??= new HelixBatch(new BatchCaller(caller, application.Batches));

    /// <inheritdoc/>
    public Task<JToken?> SendAsync(
        HttpMethod method,
        string path,
        IEnumerable<KeyValuePair<string, string>>? query = null,
        JToken? body = null,
        string? actingUser = null,
        CancellationToken cancellationToken = default) =>
        caller.SendRawAsync<JToken>(
            RawRequest(method, path, query, body is null ? null : () => HelixJson.WriteToken(body), actingUser),
            static body => HelixJson.ReadToken(body.Bytes),
            cancellationToken);

    /// <inheritdoc/>
    public Task<string> SendTextAsync(
        HttpMethod method,
        string path,
        IEnumerable<KeyValuePair<string, string>>? query = null,
        JToken? body = null,
        string? actingUser = null,
        CancellationToken cancellationToken = default) =>
        caller.SendTextAsync(RawRequest(method, path, query, body is null ? null : () => HelixJson.WriteToken(body), actingUser), cancellationToken);

    /// <inheritdoc/>
    [RequiresUnreferencedCode(HelixJson.NeedsReflection)]
    [RequiresDynamicCode(HelixJson.NeedsReflection)]
    public Task<T?> SendAsync<T>(
        HttpMethod method,
        string path,
        IEnumerable<KeyValuePair<string, string>>? query = null,
        object? body = null,
        string? actingUser = null,
        CancellationToken cancellationToken = default) =>
        caller.SendRawAsync<T>(
            RawRequest(method, path, query, body is null ? null : () => HelixJson.WriteAny(body), actingUser),
            static body => typeof(T) == typeof(string) ? body.Text() : HelixJson.ReadAny(body.Bytes, typeof(T)),
            cancellationToken);

    /// <inheritdoc/>
    public IHelixClient ForUser(string userId) => new HelixClient(application, caller.With(TokenChoice.OfUser(userId)));

    /// <inheritdoc/>
    public IHelixClient ForApp() => new HelixClient(application, caller.With(TokenChoice.App));

    /// <inheritdoc/>
    public IHelixClient WithRateLimitWait(TimeSpan wait) => wait >= TimeSpan.Zero || wait == Timeout.InfiniteTimeSpan
        ? new HelixClient(application, caller.With(wait))
        : throw new ArgumentOutOfRangeException(nameof(wait), wait, "A wait is zero or more, or Timeout.InfiniteTimeSpan.");

    /// <summary>
    /// Releases what <c>Create</c> created. All waiting calls end at once with an <see cref="ObjectDisposedException"/>, as later calls do, also
    /// those of clients that <see cref="ForUser"/> created from this one. The connections close. It does nothing on a client that a container or
    /// <see cref="ForUser"/> created: there, disposing the container does the same.
    /// <para>A refresh token may be used up when it has been sent, so a refresh that is on its way continues and stores the new token.
    /// <see cref="DisposeAsync"/> waits for it, for at most 10 seconds.</para>
    /// </summary>
    public void Dispose() => (owned as IDisposable)?.Dispose();

    /// <inheritdoc cref="Dispose"/>
    /// <returns>A task that ends when everything is released, and refreshes that were on their way are stored.</returns>
    public ValueTask DisposeAsync() => owned?.DisposeAsync() ?? default;

    private static HelixRequest RawRequest(
        HttpMethod method, string path, IEnumerable<KeyValuePair<string, string>>? query, Func<byte[]>? writeBody, string? actingUser)
    {
        if (method is null)
            throw new ArgumentNullException(nameof(method));
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        var relative = path.TrimStart('/');
        if (!RawPath.IsBelowBase(relative))
        {
            var message = $"'{PrintableText.Of(path, 256)}' is not a path below HelixOptions.BaseAddress; write it as in 'users', "
                + "and the query as its own argument.";
            throw new ArgumentException(message, nameof(path));
        }
        if (actingUser is not null)
            UserIdFormat.Require(actingUser, nameof(actingUser));
        var text = new HelixQuery();
        foreach (var entry in query ?? [])
            text.Add(entry.Key ?? throw new ArgumentException("A name of the query is null.", nameof(query)), entry.Value);
        return new HelixRequest(HelixOperation.Raw(method, relative), text.ToString(), body: null, actingUser) { WriteBody = writeBody };
    }
}
