using System.Net;
using StreamBoard.Components.Parts;
using TwitchHelix;

namespace StreamBoard.Components.Pages;

internal sealed record ChannelContent(User User, LiveStream? Stream, IReadOnlyList<ScheduleSegment> Schedule, IReadOnlyList<Clip> Clips);

/// <summary>Reads what a channel's page shows.</summary>
internal sealed class ChannelReader(IHelixClient twitch)
{
    private const int MostSegments = 5;
    private const int MostClips = 8;

    /// <returns>Null if there is no such channel.</returns>
    public async Task<ChannelContent?> ReadAsync(string login, CancellationToken cancellationToken)
    {
        if (!Logins.IsOne(login) || await twitch.Batch.Users.GetByLoginAsync(login.ToLowerInvariant(), cancellationToken) is not { } user)
            return null;
        var stream = twitch.Batch.Streams.GetAsync(user.Id, cancellationToken);
        var schedule = ScheduleAsync(user.Id, cancellationToken);
        var clips = twitch.Clips.GetClipsAsync(user.Id, first: MostClips, cancellationToken: cancellationToken);
        await Task.WhenAll(stream, schedule, clips);
        return new ChannelContent(user, await stream, await schedule, (await clips).Data);
    }

    private async Task<IReadOnlyList<ScheduleSegment>> ScheduleAsync(string userId, CancellationToken cancellationToken)
    {
        try
        {
            var schedule = await twitch.Schedule.GetChannelStreamScheduleAsync(userId, first: MostSegments, cancellationToken: cancellationToken);
            return schedule.Data.Segments;
        }
        catch (HelixApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // The channel has no schedule.
            return [];
        }
    }
}
