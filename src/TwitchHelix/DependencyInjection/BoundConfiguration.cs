using Microsoft.Extensions.Configuration;

namespace TwitchHelix.DependencyInjection;

/// <summary>The configuration to which an application's options are bound, for hints about incomplete options.</summary>
/// <param name="Name">The application's name.</param>
/// <param name="Configuration">The configuration that the caller passed.</param>
internal sealed record BoundConfiguration(string Name, IConfiguration Configuration);
