using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TwitchHelix.Testing;

namespace StreamBoard.World;

internal static class WorldExtensions
{
    /// <summary>Lets the server answer with a small world that changes.</summary>
    public static void AddWorld(this WebApplicationBuilder builder, HelixTestServer server)
    {
        builder.Services.Configure<WorldOptions>(builder.Configuration.GetSection("World"));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(server);
        builder.Services.AddSingleton(services =>
        {
            var world = new TwitchWorld(services.GetRequiredService<IOptions<WorldOptions>>().Value, services.GetRequiredService<TimeProvider>());
            new WorldAnswers(world, server).Register();
            return world;
        });
        builder.Services.AddHostedService<WorldClock>();
    }
}
