using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TwitchHelix.DependencyInjection;

/// <summary>Reports the health of one application.</summary>
internal sealed class HelixHealthCheck(HelixHealth health, bool includesUserIds) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var state = await health.GetAsync(cancellationToken).ConfigureAwait(false);
        if (state.Fault is not null)
            return new HealthCheckResult(context.Registration.FailureStatus, state.Fault, state.Exception);
        return state.WithoutConsent.Count switch
        {
            0 => HealthCheckResult.Healthy(),
            1 => HealthCheckResult.Degraded("1 user has to grant access again.", data: DataOf(state)),
            var count => HealthCheckResult.Degraded($"{count} users have to grant access again.", data: DataOf(state)),
        };
    }

    private Dictionary<string, object>? DataOf(HelixHealthState state) => includesUserIds ? new() { ["users"] = state.WithoutConsent } : null;
}
