using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TwitchHelix.Authentication.Tokens;
using TwitchHelix.Diagnostics;
using TwitchHelix.Errors;

namespace TwitchHelix.Authentication;

/// <summary>
/// Renews tokens, once for all callers. A token that is due is renewed beside the calls, which go on with the old one. Only if the token is ending, or has
/// ended, do calls wait. After a failure they don't wait until the token has ended, and the next renewal beside starts after a pause.
/// </summary>
/// <param name="renew">Gets a token in place of a stale one, or the first one. Null if there is none any more.</param>
/// <param name="renewalTime">Says when a token is due.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">The log of failed renewals.</param>
internal sealed class Renewals<T>(Func<T?, Task<T?>> renew, RenewalTime renewalTime, TimeProvider timeProvider, ILogger logger)
    where T : class, IEndingToken
{
    private static readonly string Kind = typeof(T) == typeof(AppToken) ? "app" : "user";

    private readonly SharedRun<T?> runs = new(timeProvider);
    private readonly ConcurrentDictionary<string, RenewalPause> failing = new(StringComparer.Ordinal);

    /// <summary>Gets the token for a call: the given one as long as it can be used, or else a new one.</summary>
    /// <exception cref="HelixException">The token has ended, and can't be renewed now.</exception>
    public ValueTask<T?> GetAsync(T token, CancellationToken cancellationToken)
    {
        switch (renewalTime.StageOf(token))
        {
            case RenewalStage.Early:
                return new(token);
            case RenewalStage.Ended:
                return new(ReplaceAsync(token, cancellationToken));
            case RenewalStage.Ending when !failing.ContainsKey(token.Key):
                return new(ReplaceEndingAsync(token, cancellationToken));
            default:
                if (!failing.TryGetValue(token.Key, out var pause) || pause.IsOver)
                    runs.Start(token.Key, () => RunAsync(token.Key, token));
                return new(token);
        }
    }

    /// <summary>Gets the newest token: a new one if the given one is due, or the given one if that fails and it is still valid.</summary>
    /// <exception cref="HelixException">The token has ended, and can't be renewed now.</exception>
    public ValueTask<T?> GetNewestAsync(T token, CancellationToken cancellationToken) =>
        renewalTime.StageOf(token) == RenewalStage.Early ? new(token) : new(ReplaceOrKeepAsync(token, Timeout.InfiniteTimeSpan, cancellationToken));

    /// <summary>Gets the first token of a key.</summary>
    /// <exception cref="HelixException">There is none now.</exception>
    public Task<T?> GetFirstAsync(string key, CancellationToken cancellationToken) =>
        runs.JoinAsync(key, () => RunAsync(key, stale: null), cancellationToken);

    /// <summary>Whether it is time to renew a token.</summary>
    public bool IsDue(T token) => renewalTime.StageOf(token) != RenewalStage.Early;

    /// <summary>Waits until the current runs have ended, however they end.</summary>
    public Task WhenEndedAsync() => runs.WhenEndedAsync();

    /// <summary>Gets a token in place of one that has ended or was rejected.</summary>
    /// <exception cref="HelixException">It can't be renewed now.</exception>
    public Task<T?> ReplaceAsync(T stale, CancellationToken cancellationToken) => ReplaceAsync(stale, Timeout.InfiniteTimeSpan, cancellationToken);

    private async Task<T?> ReplaceAsync(T stale, TimeSpan patience, CancellationToken cancellationToken)
    {
        var token = await JoinAsync().ConfigureAwait(false);
        // The run may have been the renewal of an older token.
        return token is { NeedsConsent: false } && token.Value == stale.Value ? await JoinAsync().ConfigureAwait(false) : token;

        Task<T?> JoinAsync() => runs.JoinAsync(stale.Key, () => RunAsync(stale.Key, stale), patience, cancellationToken);
    }

    private async Task<T?> ReplaceEndingAsync(T token, CancellationToken cancellationToken)
    {
        try
        {
            return await ReplaceOrKeepAsync(token, renewalTime.PatienceFor(token), cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The process stood still beyond the token's end.
            return await ReplaceAsync(token, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <exception cref="TimeoutException">The renewal takes longer than the caller waits, and the token has ended.</exception>
    private async Task<T?> ReplaceOrKeepAsync(T token, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await ReplaceAsync(token, patience, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (
            e is TimeoutException or (HelixException and not HelixAuthorizationException { NeedsConsent: true })
            && renewalTime.StageOf(token) != RenewalStage.Ended)
        {
            return token;
        }
    }

    private async Task<T?> RunAsync(string key, T? stale)
    {
        try
        {
            var token = await renew(stale).ConfigureAwait(false);
            failing.TryRemove(key, out _);
            return token;
        }
        // A disposed client renews nothing any more.
        catch (Exception e) when (e is not ObjectDisposedException)
        {
            HelixTelemetry.Renewed(Kind, ErrorType.Of(e));
            if (stale is null)
                throw;
            failing[key] = new RenewalPause(failing.TryGetValue(key, out var previous) ? previous : null, timeProvider);
            logger.RenewalFailed(stale.ToString()!, e.Message);
            throw;
        }
    }
}
