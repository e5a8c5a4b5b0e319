using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TwitchHelix;
using TwitchHelix.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the health check of Twitch's Helix API.</summary>
public static class TwitchHelixHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a health check of what <c>services.AddTwitchHelix(…)</c> registered: whether Twitch's identity server answers and accepts the application's
    /// token. It is degraded if users have to grant access again. It takes no point of a rate limit. All checks of an application share a result for 10
    /// seconds.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="application">The name of the application, as passed to <c>AddTwitchHelix</c>. Empty for the application without a name.</param>
    /// <param name="failureStatus">The status of a failure. Null for unhealthy.</param>
    /// <param name="tags">The tags of the check, which select checks. Null for none.</param>
    /// <param name="includeUserIds">Whether the result's data has the IDs of the users who have to grant access again, under <c>users</c>.
    /// Default: false.</param>
    /// <returns>The health checks.</returns>
    public static IHealthChecksBuilder AddTwitchHelix(
        this IHealthChecksBuilder builder,
        string name = "twitch",
        string application = "",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        bool includeUserIds = false)
    {
        if (builder is null)
            throw new ArgumentNullException(nameof(builder));
        builder.Services.TryAddKeyedSingleton(
            application,
            (provider, _) => new HelixHealth(provider.GetRequiredKeyedService<HelixApplication>(application), provider.GetRequiredService<TimeProvider>()));
        return builder.Add(new HealthCheckRegistration(
            name,
            provider => provider.GetKeyedService<HelixApplication>(application) is null
                ? throw NotRegistered(name, application)
                : new HelixHealthCheck(provider.GetRequiredKeyedService<HelixHealth>(application), includeUserIds),
            failureStatus,
            tags));
    }

    private static InvalidOperationException NotRegistered(string name, string application) => new($"The health check '{name}' looks at " + (
        application.Length == 0 ? "what AddTwitchHelix registers, and that was not called: call services.AddTwitchHelix(…) as well."
        : $"the application '{application}', and none is registered by that name: call services.AddTwitchHelix(\"{application}\", …) as well."));
}
