using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TwitchHelix.DependencyInjection;

/// <summary>Looks whether Twitch's identity server answers and the application's tokens are good, and whose consent is needed.</summary>
internal sealed class HelixHealthCheck(HelixApplication application) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (await AccessTokenAsync(cancellationToken).ConfigureAwait(false) is { } token
                && await application.Identity.ValidateAsync(token, cancellationToken).ConfigureAwait(false) is null)
                return new HealthCheckResult(context.Registration.FailureStatus, "Twitch says that the application's token is not good.");
            List<string> withoutConsent = [];
            await foreach (var user in application.Tokens.ListAsync(cancellationToken).ConfigureAwait(false))
                if (user.NeedsConsent)
                    withoutConsent.Add(user.UserId);
            return withoutConsent.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded(withoutConsent.Count == 1 ? "1 user has to grant access again." : $"{withoutConsent.Count} users have to grant access again.", data: new Dictionary<string, object> { ["users"] = withoutConsent });
        }
        catch (HelixException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, e.Message, e);
        }
    }

    private async ValueTask<string?> AccessTokenAsync(CancellationToken cancellationToken) =>
        application.Options.AccessToken is { Length: > 0 } given ? given
        : application.Options.ClientSecret is { Length: > 0 } ? await application.AppToken.GetAsync(cancellationToken).ConfigureAwait(false)
        : null;
}
