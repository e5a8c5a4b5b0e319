using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamBoard.Security;

namespace StreamBoard.Components.Streams;

/// <summary>Parts of the list as HTML, for the script.</summary>
internal static class StreamFragments
{
    public static void MapStreamFragments(this IEndpointRouteBuilder app)
    {
        var streams = app.MapGroup("/streams").RequireLogin();
        streams.MapGet("", async (string? after, ClaimsPrincipal user, FollowedPages follows, CancellationToken cancellationToken) =>
            new RazorComponentResult<StreamCards>(
                new { Page = await follows.ReadAsync(user.TwitchId, after, cancellationToken) }));
        streams.MapGet("/{channelId:long}", async Task<IResult> (long channelId, FollowedPages follows, CancellationToken cancellationToken) =>
            await follows.FindAsync($"{channelId}", cancellationToken) is { } card
                ? new RazorComponentResult<StreamCard>(new { Content = card })
                : TypedResults.NoContent());
    }
}
