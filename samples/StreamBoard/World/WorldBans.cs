using System.Net;
using TwitchHelix;

namespace StreamBoard.World;

/// <summary>Who is banned in which channel.</summary>
internal sealed class WorldBans
{
    private readonly Dictionary<string, List<BannedUser>> byChannel = [];
    private readonly TwitchWorld world;
    private readonly TimeProvider time;

    public WorldBans(TwitchWorld world, TimeProvider time, Random random)
    {
        (this.world, this.time) = (world, time);
        foreach (var channel in world.People)
            foreach (var reason in Cast.Reasons)
            {
                var user = world.Followed[random.Next(1, world.Followed.Count)];
                if (Of(channel.Id).All(ban => ban.UserId != user.Id))
                    Add(channel, user, reason, random.Next(3) == 0 ? random.Next(60, 1200) : null);
            }
    }

    /// <summary>The bans of a channel, newest first. Time-outs that are over are no longer among them.</summary>
    public IReadOnlyList<BannedUser> Of(string channelId)
    {
        if (!byChannel.TryGetValue(channelId, out var bans))
            byChannel[channelId] = bans = [];
        bans.RemoveAll(ban => ban.ExpiresAt <= time.GetUtcNow());
        return bans;
    }

    /// <param name="channel">The channel.</param>
    /// <param name="user">Who is banned.</param>
    /// <param name="reason">Why. Empty for no reason.</param>
    /// <param name="seconds">How long. Null for good.</param>
    public UserBan Add(Channel channel, Channel user, string reason, int? seconds)
    {
        if (user.Id == channel.Id)
            throw Refusal("The user specified in the user_id field may not be banned.");
        if (Of(channel.Id).Any(ban => ban.UserId == user.Id && ban.ExpiresAt is null))
            throw Refusal("The user specified in the user_id field is already banned.");
        var now = time.GetUtcNow();
        var end = seconds is { } length ? now.AddSeconds(length) : (DateTimeOffset?)null;
        byChannel[channel.Id].RemoveAll(ban => ban.UserId == user.Id);
        byChannel[channel.Id].Insert(0, new BannedUser
        {
            UserId = user.Id,
            UserLogin = user.Login,
            UserName = user.Name,
            CreatedAt = now,
            ExpiresAt = end,
            Reason = reason,
            ModeratorId = channel.Id,
            ModeratorLogin = channel.Login,
            ModeratorName = channel.Name,
        });
        return new UserBan { BroadcasterId = channel.Id, ModeratorId = channel.Id, UserId = user.Id, CreatedAt = now, EndTime = end };
    }

    public void Remove(string channelId, string userId)
    {
        if (Of(channelId).FirstOrDefault(ban => ban.UserId == userId) is not { } ban)
            throw Refusal("The user specified in the user_id query parameter is not banned.");
        byChannel[channelId].Remove(ban);
    }

    public Channel UserOf(string userId) => world.Find(userId) ?? throw Refusal("The user specified in the user_id field does not exist.");

    private static HelixApiException Refusal(string message) => new() { StatusCode = HttpStatusCode.BadRequest, ErrorMessage = message };
}
