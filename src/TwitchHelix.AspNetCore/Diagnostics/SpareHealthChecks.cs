using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TwitchHelix.AspNetCore.Diagnostics;

/// <summary>Adds checks after all others, if their names are free then: two checks with one name are refused.</summary>
internal sealed class SpareHealthChecks(IServiceCollection services) : IHealthChecksBuilder
{
    public IServiceCollection Services => services;

    public IHealthChecksBuilder Add(HealthCheckRegistration registration)
    {
        services.PostConfigure<HealthCheckServiceOptions>(options =>
        {
            if (options.Registrations.All(other => !string.Equals(other.Name, registration.Name, StringComparison.OrdinalIgnoreCase)))
                options.Registrations.Add(registration);
        });
        return this;
    }
}
