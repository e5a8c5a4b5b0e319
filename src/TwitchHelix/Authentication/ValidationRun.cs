using System.Net;
using TwitchHelix.Authentication.Stores;

namespace TwitchHelix.Authentication;

/// <summary>
/// Validates all stored tokens once, at a pace, several at a time so that one that hangs doesn't hold up the others. It keeps no list of them. It skips none
/// that was issued or validated lately: the next run comes too late for such a token, and its user may have taken back the consent since.
/// </summary>
internal sealed class ValidationRun(TokenValidator validator, TimeProvider timeProvider) : IDisposable
{
    private const int MaxRunning = 32;
    private const int MaxTries = 3;

    private readonly ValidationPace pace = new(timeProvider);
    private readonly SemaphoreSlim slots = new(MaxRunning);

    /// <summary>The failures of single tokens.</summary>
    public ValidationFailures Failures { get; } = new();

    /// <summary>Runs until all tokens are validated or have failed.</summary>
    /// <exception cref="HelixException">The store could not list its tokens.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var token in validator.ListAsync(cancellationToken).ConfigureAwait(false))
                if (!token.NeedsConsent)
                    await StartAsync(token.UserId, cancellationToken).ConfigureAwait(false);
        }
        catch (UnreadableTokensException e)
        {
            Failures.Add(e);
        }
        finally
        {
            for (var ended = 0; ended < MaxRunning; ended++)
                await slots.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    public void Dispose() => slots.Dispose();

    private async Task StartAsync(string userId, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await pace.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            slots.Release();
            throw;
        }
        _ = ValidateAsync(userId, cancellationToken);
    }

    private async Task ValidateAsync(string userId, CancellationToken cancellationToken)
    {
        try
        {
            for (var tries = 1; !await TryAsync(userId, tries, cancellationToken).ConfigureAwait(false); tries++)
                await pace.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            if (!cancellationToken.IsCancellationRequested)
                Failures.Add(e);
        }
        finally
        {
            slots.Release();
        }
    }

    /// <returns>False if Twitch failed, and another try may help.</returns>
    private async Task<bool> TryAsync(string userId, int tries, CancellationToken cancellationToken)
    {
        try
        {
            // The listed token may be half an hour old.
            await validator.ValidateAsync(userId, cancellationToken).ConfigureAwait(false);
            pace.Succeeded();
            return true;
        }
        catch (HelixException e) when (IsOfTwitch(e))
        {
            pace.Failed(e.RemedyDelay);
            if (tries == MaxTries)
                throw;
            return false;
        }
    }

    /// <summary>Whether Twitch can't be reached or is busy, which affects all tokens.</summary>
    private static bool IsOfTwitch(HelixException failure) =>
        failure is { Operation: not null } and not HelixAuthorizationException
        && failure.StatusCode is null or HttpStatusCode.RequestTimeout or (HttpStatusCode)429 or >= HttpStatusCode.InternalServerError;
}
