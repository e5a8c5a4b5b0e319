using TwitchHelix.Authentication.Stores;

namespace TwitchHelix.DependencyInjection;

/// <summary>
/// The health of one application. It is cached for some seconds, so that a public health page doesn't send a request each time. The users without consent are
/// counted rarely, because that reads and decrypts the whole store; in between, one token shows whether the store answers.
/// </summary>
internal sealed class HelixHealth(HelixApplication application, TimeProvider timeProvider) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan CountKept = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim gate = new(1);
    private HelixHealthState? state;
    private long lookedAt;
    private IReadOnlyList<string>? withoutConsent;
    private long countedAt;

    public async Task<HelixHealthState> GetAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (state is null || timeProvider.GetElapsedTime(lookedAt) >= Kept)
            {
                state = await LookAsync(cancellationToken).ConfigureAwait(false);
                lookedAt = timeProvider.GetTimestamp();
            }
            return state;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<HelixHealthState> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await AccessTokenAsync(cancellationToken).ConfigureAwait(false) is { } token
                && await application.Identity.ValidateAsync(token, cancellationToken).ConfigureAwait(false) is null)
                return new HelixHealthState("Twitch says that the application's token is invalid.", null, []);
            return new HelixHealthState(null, null, await WithoutConsentAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (HelixException e)
        {
            return new HelixHealthState(e.Message, e, []);
        }
    }

    private async Task<IReadOnlyList<string>> WithoutConsentAsync(CancellationToken cancellationToken)
    {
        var kept = timeProvider.GetElapsedTime(countedAt) < CountKept ? withoutConsent : null;
        List<string> counted = [];
        try
        {
            await foreach (var user in application.Tokens.ListAsync(cancellationToken).ConfigureAwait(false))
            {
                if (kept is not null)
                    return kept;
                if (user.NeedsConsent)
                    counted.Add(user.UserId);
            }
        }
        // One that can't be read is no fault of the application: the validation logs it.
        catch (UnreadableTokensException)
        {
        }
        (withoutConsent, countedAt) = (counted, timeProvider.GetTimestamp());
        return counted;
    }

    private async ValueTask<string?> AccessTokenAsync(CancellationToken cancellationToken) =>
        application.Options.AccessToken is { Length: > 0 } given ? given
        : application.Options.ClientSecret is { Length: > 0 } ? await application.AppToken.GetAsync(cancellationToken).ConfigureAwait(false)
        : null;
}

/// <summary>The result of a check of an application.</summary>
/// <param name="Fault">The fault. Null if there is none.</param>
/// <param name="Exception">The exception of the fault. Null if there is none.</param>
/// <param name="WithoutConsent">The IDs of the users who have to grant access again.</param>
internal sealed record HelixHealthState(string? Fault, HelixException? Exception, IReadOnlyList<string> WithoutConsent);
