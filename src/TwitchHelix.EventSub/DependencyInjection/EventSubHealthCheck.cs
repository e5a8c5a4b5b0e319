using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TwitchHelix.EventSub.DependencyInjection;

/// <summary>Reports whether the events of what is wanted come.</summary>
internal sealed class EventSubHealthCheck(IEventSubReceiver receiver) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var wanted = receiver.Subscriptions;
        var missing = wanted.Where(each => each.State != EventSubSubscriptionState.Enabled).ToList();
        if (missing.Count == 0)
            return Task.FromResult(HealthCheckResult.Healthy());
        var status = missing.Count == wanted.Count ? context.Registration.FailureStatus : HealthStatus.Degraded;
        return Task.FromResult(new HealthCheckResult(
            status,
            $"The events of {missing.Count} of {wanted.Count} subscriptions don't come.",
            data: new Dictionary<string, object> { ["missing"] = missing.Select(each => each.ToString()).Distinct().ToList() }));
    }
}
