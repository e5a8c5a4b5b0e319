using Microsoft.AspNetCore.Http.Features;
using TwitchHelix;

namespace ExtensionBackend;

/// <summary>What the front end calls.</summary>
internal static class PollEndpoints
{
    private static readonly string[] Staff = [ExtensionRole.Broadcaster.Value, ExtensionRole.Moderator.Value];

    public static void MapPolls(this IEndpointRouteBuilder app)
    {
        app.MapPut("/question", AskAsync).RequireAuthorization(policy => policy.RequireRole(ExtensionRole.Broadcaster.Value));
        app.MapPost("/votes/{choice}", VoteAsync).RequireAuthorization();
        app.MapPost("/result", EndAsync).RequireAuthorization(policy => policy.RequireRole(Staff));
    }

    private static async Task<IResult> AskAsync(
        Question question, HttpContext context, Polls polls, ExtensionMessages messages, CancellationToken cancellationToken)
    {
        if (!question.IsValid())
            return Results.BadRequest("A question has a text of up to 100 characters, and 2 to 10 choices of up to 30 characters.");
        var channelId = Viewer(context).ChannelId;
        await messages.StoreAsync(channelId, question, cancellationToken);
        polls[channelId] = new Poll(question);
        return Results.NoContent();
    }

    private static async Task<IResult> VoteAsync(
        string choice, HttpContext context, Polls polls, ExtensionMessages messages, CancellationToken cancellationToken)
    {
        var viewer = Viewer(context);
        if (!polls.TryGetValue(viewer.ChannelId, out var poll) || !poll.TryVote(viewer.OpaqueUserId, choice))
            return Results.NotFound();
        await messages.BroadcastAsync(viewer.ChannelId, poll.Count(), cancellationToken);
        return Results.NoContent();
    }

    private static async Task<IResult> EndAsync(HttpContext context, Polls polls, ExtensionMessages messages, CancellationToken cancellationToken)
    {
        var channelId = Viewer(context).ChannelId;
        if (!polls.TryRemove(channelId, out var poll))
            return Results.NotFound();
        await messages.SayAsync(channelId, poll.Winner is { } winner ? $"The winner is: {winner}" : "Nobody has voted.", cancellationToken);
        return Results.NoContent();
    }

    private static ExtensionViewer Viewer(HttpContext context) => context.Features.GetRequiredFeature<ExtensionViewer>();
}
