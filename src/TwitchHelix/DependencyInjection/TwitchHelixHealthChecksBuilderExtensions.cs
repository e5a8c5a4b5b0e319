using Microsoft.Extensions.Diagnostics.HealthChecks;
using TwitchHelix;
using TwitchHelix.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the health check of Twitch's Helix API.</summary>
public static class TwitchHelixHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a health check of what <c>services.AddTwitchHelix(…)</c> registered: whether Twitch's identity server answers and the application's token is
    /// good. It is degraded if users have to grant access again; the result's data has their IDs under <c>users</c>. It takes no point of a rate limit.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="application">The name of the application, as given to <c>AddTwitchHelix</c>. Empty for the one without a name.</param>
    /// <param name="failureStatus">What to report if it fails. Null for unhealthy.</param>
    /// <param name="tags">Tags to choose checks by. Null for none.</param>
    /// <returns>The health checks.</returns>
    public static IHealthChecksBuilder AddTwitchHelix(
        this IHealthChecksBuilder builder,
        string name = "twitch",
        string application = "",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null) => builder.Add(new HealthCheckRegistration(
            name,
            provider => new HelixHealthCheck(provider.GetKeyedService<HelixApplication>(application) ?? throw NotRegistered(name, application)),
            failureStatus,
            tags));

    private static InvalidOperationException NotRegistered(string name, string application) => new($"The health check '{name}' looks at " + (
        application.Length == 0 ? "what AddTwitchHelix registers, and that was not called: call services.AddTwitchHelix(…) as well."
        : $"the application '{application}', and none is registered by that name: call services.AddTwitchHelix(\"{application}\", …) as well."));
}
