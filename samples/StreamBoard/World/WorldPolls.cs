using System.Net;
using TwitchHelix;

namespace StreamBoard.World;

/// <summary>The polls of all channels, newest first.</summary>
internal sealed class WorldPolls(TimeProvider time, Action<EventSubEvent> tell)
{
    private readonly List<Poll> all = [];
    private int created;

    public IEnumerable<Poll> Of(string channelId) => all.Where(poll => poll.BroadcasterId == channelId);

    public Poll Create(Channel channel, string title, IEnumerable<string> choices, int seconds)
    {
        if (Of(channel.Id).Any(IsOpen))
            throw Refusal("The broadcaster already has a poll in progress.");
        created++;
        var poll = new Poll
        {
            Id = $"poll-{created}",
            BroadcasterId = channel.Id,
            BroadcasterLogin = channel.Login,
            BroadcasterName = channel.Name,
            Title = title,
            Choices = [.. choices.Select((choice, index) => new PollChoice { Id = $"poll-{created}-{index + 1}", Title = choice })],
            Status = PollStatus.Active,
            Duration = seconds,
            StartedAt = time.GetUtcNow(),
        };
        all.Insert(0, poll);
        tell(new ChannelPollBeginEvent
        {
            Id = poll.Id,
            BroadcasterUserId = channel.Id,
            BroadcasterUserLogin = channel.Login,
            BroadcasterUserName = channel.Name,
            Title = title,
            Choices = [.. poll.Choices.Select(choice => new NewPollChoice { Id = choice.Id, Title = choice.Title })],
            StartedAt = poll.StartedAt,
            EndsAt = EndOf(poll),
        });
        return poll;
    }

    public Poll End(string channelId, string pollId, PollStatus status)
    {
        var poll = Of(channelId).FirstOrDefault(poll => poll.Id == pollId && IsOpen(poll)) ?? throw Refusal("The poll is not in progress.");
        poll.Status = status;
        poll.EndedAt = time.GetUtcNow();
        tell(new ChannelPollEndEvent
        {
            Id = poll.Id,
            BroadcasterUserId = poll.BroadcasterId,
            BroadcasterUserLogin = poll.BroadcasterLogin,
            BroadcasterUserName = poll.BroadcasterName,
            Title = poll.Title,
            Choices = poll.Choices,
            StartedAt = poll.StartedAt,
            EndedAt = poll.EndedAt.Value,
            Status = status.Value.ToLowerInvariant(),
        });
        return poll;
    }

    public void Advance(Random random)
    {
        foreach (var poll in all.Where(IsOpen).ToArray())
            if (time.GetUtcNow() >= EndOf(poll))
                End(poll.BroadcasterId, poll.Id, PollStatus.Completed);
            else
                Vote(poll, random);
    }

    private void Vote(Poll poll, Random random)
    {
        for (var votes = random.Next(2, 12); votes > 0; votes--)
            // The first choices are more popular.
            poll.Choices[Math.Min(random.Next(poll.Choices.Count), random.Next(poll.Choices.Count))].Votes++;
        tell(new ChannelPollProgressEvent
        {
            Id = poll.Id,
            BroadcasterUserId = poll.BroadcasterId,
            BroadcasterUserLogin = poll.BroadcasterLogin,
            BroadcasterUserName = poll.BroadcasterName,
            Title = poll.Title,
            Choices = [.. poll.Choices.Select(choice => new PollChoice { Id = choice.Id, Title = choice.Title, Votes = choice.Votes })],
            StartedAt = poll.StartedAt,
            EndsAt = EndOf(poll),
        });
    }

    private static bool IsOpen(Poll poll) => poll.Status == PollStatus.Active;

    private static DateTimeOffset EndOf(Poll poll) => poll.StartedAt.AddSeconds(poll.Duration);

    private static HelixApiException Refusal(string message) => new() { StatusCode = HttpStatusCode.BadRequest, ErrorMessage = message };
}
