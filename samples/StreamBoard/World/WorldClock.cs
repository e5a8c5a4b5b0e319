using Microsoft.Extensions.Options;
using TwitchHelix.Testing;

namespace StreamBoard.World;

/// <summary>Lets the time of the world pass, and sends what happens as EventSub does.</summary>
internal sealed class WorldClock(TwitchWorld world, HelixTestServer server, IOptions<WorldOptions> options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Tick, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var e in world.Advance())
                await server.EventSub.SendAsync(e, stoppingToken);
    }
}
