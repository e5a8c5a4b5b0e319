namespace TwitchHelix.Authentication;

/// <summary>Keeps the app token: gets one when the first call needs it, and a new one before it ends, once for all who wait.</summary>
internal sealed class AppTokenSource(TwitchIdentity identity, TimeProvider timeProvider)
{
    /// <summary>How long before its end a token is no longer used, so that it does not end on the way.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly object gate = new();
    private AccessToken? current;
    private DateTimeOffset renewAt;
    private Task<AccessToken>? pending;

    /// <exception cref="HelixException">There is no token to be had.</exception>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        Task<AccessToken> asked;
        lock (gate)
        {
            if (current is not null && timeProvider.GetUtcNow() < renewAt)
                return current.Value;
            asked = pending ??= RenewAsync();
        }
        // Who stops waiting does not stop the others.
        var token = await asked.WaitAsync(Timeout.InfiniteTimeSpan, timeProvider, cancellationToken).ConfigureAwait(false);
        return token.Value;
    }

    private async Task<AccessToken> RenewAsync()
    {
        // Leaves the lock before anything is sent.
        await Task.Yield();
        try
        {
            var token = await identity.GetAppTokenAsync(CancellationToken.None).ConfigureAwait(false);
            lock (gate)
            {
                current = token;
                renewAt = RenewAt(token);
            }
            return token;
        }
        finally
        {
            // A failure is not kept: the next call asks again.
            lock (gate)
                pending = null;
        }
    }

    // A token that lives shorter than twice the margin serves for half its life.
    private DateTimeOffset RenewAt(AccessToken token)
    {
        if (token.ExpiresAt is not { } end)
            return DateTimeOffset.MaxValue;
        var life = end - timeProvider.GetUtcNow();
        return end - (life < Margin + Margin ? TimeSpan.FromTicks(life.Ticks / 2) : Margin);
    }
}
