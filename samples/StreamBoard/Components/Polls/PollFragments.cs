using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamBoard.Security;
using TwitchHelix;

namespace StreamBoard.Components.Polls;

/// <summary>The polls as HTML, for the script: it asks for them when one begins or ends.</summary>
internal static class PollFragments
{
    public const int Most = 4;

    public static void MapPollFragments(this IEndpointRouteBuilder app) =>
        app.MapGet("/polls", async (ClaimsPrincipal user, IHelixClient twitch, CancellationToken cancellationToken) =>
        {
            var polls = await twitch.Polls.GetPollsAsync(user.TwitchId, first: Most, cancellationToken: cancellationToken);
            return new RazorComponentResult<PollList>(new { Polls = polls.Data });
        }).RequireLogin(TwitchScopes.ChannelManagePolls);
}
