using System.Security.Claims;
using StreamBoard.Security;
using TwitchHelix.Testing;

namespace StreamBoard.World;

/// <summary>What a person can do to the made-up Twitch, to see how the app takes it.</summary>
internal static class WorldControls
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(20);

    public static void MapWorldControls(this IEndpointRouteBuilder app)
    {
        var world = app.MapGroup("/world").RequireLogin();
        world.MapPost("/disconnect", (IFormCollection _, ClaimsPrincipal user, HelixTestServer server) =>
        {
            server.Identity.DisconnectUser(user.TwitchId);
            return TypedResults.LocalRedirect("/world?done=disconnect");
        });
        world.MapPost("/outage", (IFormCollection _, HelixTestServer server, TimeProvider time) =>
        {
            EndLater(server.Faults.Add(HelixFault.Status(503) with { Times = null }), time);
            return TypedResults.LocalRedirect("/world?done=outage");
        });
    }

    private static void EndLater(HelixActiveFault fault, TimeProvider time) =>
        Task.Delay(Outage, time).ContinueWith(_ => fault.Dispose(), TaskScheduler.Default);
}
