using Microsoft.Extensions.Diagnostics.HealthChecks;
using TwitchHelix;
using TwitchHelix.EventSub.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the health check of events.</summary>
public static class EventSubHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a health check of what <c>AddEventSub(…)</c> registered. It is degraded if the events of some subscriptions don't come, and a failure if none
    /// come; its data names their types under <c>missing</c>. It makes no call.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="application">The name of the application, as passed to <c>AddTwitchHelix</c>. Empty for the application without a name.</param>
    /// <param name="failureStatus">The status of a failure. Null for unhealthy.</param>
    /// <param name="tags">The tags of the check, which select checks. Null for none.</param>
    /// <returns>The health checks.</returns>
    public static IHealthChecksBuilder AddTwitchEventSub(
        this IHealthChecksBuilder builder,
        string name = "twitch-eventsub",
        string application = "",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        if (builder is null)
            throw new ArgumentNullException(nameof(builder));
        return builder.Add(new HealthCheckRegistration(
            name,
            provider => new EventSubHealthCheck(
                provider.GetKeyedService<IEventSubReceiver>(application)
                ?? throw new InvalidOperationException($"The health check '{name}' looks at what AddEventSub registers, and that was not called.")),
            failureStatus,
            tags));
    }
}
