using Microsoft.Extensions.Configuration;

namespace TwitchHelix.DependencyInjection;

/// <summary>The configuration that an application's options were bound to, to find out what was meant if they are incomplete.</summary>
/// <param name="Name">The application's name.</param>
/// <param name="Configuration">What was passed.</param>
internal sealed record BoundConfiguration(string Name, IConfiguration Configuration);
