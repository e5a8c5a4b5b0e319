using TwitchHelix;

namespace StreamBoard.Components.Streams;

/// <summary>A live channel with the picture of its owner.</summary>
public sealed record StreamCardContent(LiveStream Stream, string? Picture);

/// <summary>A page of the list.</summary>
/// <param name="Cards">The channels.</param>
/// <param name="Next">The cursor of the next page. Null for the last one.</param>
public sealed record FollowedPage(IReadOnlyList<StreamCardContent> Cards, string? Next);

/// <summary>Reads which of the channels a user follows are live. A page costs two calls: the streams, and the pictures of their owners.</summary>
internal sealed class FollowedPages(IHelixClient twitch)
{
    private const int PageSize = 24;

    public async Task<FollowedPage> ReadAsync(string userId, string? after, CancellationToken cancellationToken)
    {
        var streams = await twitch.Streams.GetFollowedStreamsAsync(userId, PageSize, after, cancellationToken);
        if (streams.Data.Count == 0)
            return new FollowedPage([], null);
        var users = await twitch.Users.GetUsersAsync(ids: streams.Data.Select(stream => stream.UserId), cancellationToken: cancellationToken);
        var pictures = users.Data.ToDictionary(user => user.Id, user => user.ProfileImageUrl);
        return new FollowedPage(
            [.. streams.Data.Select(stream => new StreamCardContent(stream, pictures.GetValueOrDefault(stream.UserId)))],
            string.IsNullOrEmpty(streams.Pagination.Cursor) ? null : streams.Pagination.Cursor);
    }

    /// <summary>Reads one channel. Look-ups of the same moment share their calls, because an event reaches many pages at once.</summary>
    /// <returns>Null if the channel isn't live, or not yet: Twitch's list of streams lags behind its events.</returns>
    public async Task<StreamCardContent?> FindAsync(string channelId, CancellationToken cancellationToken)
    {
        if (await twitch.Batch.Streams.GetAsync(channelId, cancellationToken) is not { } stream)
            return null;
        var user = await twitch.Batch.Users.GetAsync(channelId, cancellationToken);
        return new StreamCardContent(stream, user?.ProfileImageUrl);
    }
}
