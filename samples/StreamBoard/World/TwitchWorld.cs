using TwitchHelix;

namespace StreamBoard.World;

/// <summary>A small made-up Twitch that changes: streams begin and end, viewers come and go, and vote.</summary>
internal sealed class TwitchWorld
{
    private const int LiveAtStart = 70;
    private const int Fewest = 64;
    private const int Most = 76;

    private readonly Lock gate = new();
    private readonly Queue<EventSubEvent> outbox = new();
    private readonly Random random;
    private readonly TimeProvider time;

    public TwitchWorld(WorldOptions options, TimeProvider time)
    {
        (random, this.time) = (new Random(options.Seed), time);
        Followed = [.. Cast.Channels.Select((name, index) => Create($"{90_010_001 + index}", name, "Streams most evenings. Be kind to each other."))];
        People = [.. Cast.People.Select(person => Create(person.Id, person.Name, person.About))];
        foreach (var channel in Followed.OrderBy(_ => random.Next()).Take(LiveAtStart))
            Begin(channel, TimeSpan.FromMinutes(random.Next(1, 600)));
        Followed[0].Title = Cast.HostileTitle;
        if (Followed[0].LiveSince is null)
            Begin(Followed[0], TimeSpan.FromMinutes(95));
        Followed[0].Viewers = 41_250;
        Polls = new WorldPolls(time, Tell);
        Bans = new WorldBans(this, time, random);
        outbox.Clear();
    }

    /// <summary>The channels that everybody follows.</summary>
    public IReadOnlyList<Channel> Followed { get; }

    /// <summary>Who can log in, with a channel each.</summary>
    public IReadOnlyList<Channel> People { get; }

    public IEnumerable<Channel> Channels => People.Concat(Followed);

    public WorldPolls Polls { get; }

    public WorldBans Bans { get; }

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Reads or changes the world; one caller at a time.</summary>
    public T Use<T>(Func<T> use)
    {
        lock (gate)
            return use();
    }

    public Channel? Find(string idOrLogin) => Channels.FirstOrDefault(channel => channel.Id == idOrLogin || channel.Login == idOrLogin);

    /// <summary>Lets some time pass.</summary>
    /// <returns>What has happened since the last call.</returns>
    public IReadOnlyList<EventSubEvent> Advance()
    {
        lock (gate)
        {
            foreach (var channel in Followed.Where(channel => channel.LiveSince is not null))
                channel.Viewers = Math.Max(1, (int)(channel.Viewers * (0.97 + (0.06 * random.NextDouble()))) + random.Next(-1, 2));
            BeginOrEnd();
            Polls.Advance(random);
            EventSubEvent[] happened = [.. outbox];
            outbox.Clear();
            return happened;
        }
    }

    private void BeginOrEnd()
    {
        var live = Followed.Count(channel => channel.LiveSince is not null);
        var begins = live < Fewest || (live < Most && random.Next(2) == 0);
        // The first one stays: it has the title that a page must survive.
        var candidates = Followed.Skip(1).Where(channel => channel.LiveSince is null == begins).ToArray();
        var channel = candidates[random.Next(candidates.Length)];
        if (begins)
            Begin(channel, TimeSpan.Zero);
        else
            End(channel);
    }

    private void Begin(Channel channel, TimeSpan ago)
    {
        channel.LiveSince = Now - ago;
        channel.Viewers = (int)Math.Exp((random.NextDouble() * 8) + 2);
        Tell(new StreamOnlineEvent
        {
            Id = channel.Id + "00",
            BroadcasterUserId = channel.Id,
            BroadcasterUserLogin = channel.Login,
            BroadcasterUserName = channel.Name,
            Type = StreamOnlineType.Live,
            StartedAt = channel.LiveSince.Value,
        });
    }

    private void End(Channel channel)
    {
        channel.LiveSince = null;
        channel.Viewers = 0;
        Tell(new StreamOfflineEvent
        {
            BroadcasterUserId = channel.Id,
            BroadcasterUserLogin = channel.Login,
            BroadcasterUserName = channel.Name,
        });
    }

    private void Tell(EventSubEvent e) => outbox.Enqueue(e);

    private Channel Create(string id, string name, string about)
    {
        var category = random.Next(Cast.Categories.Count);
        return new Channel
        {
            Id = id,
            Name = name,
            About = about,
            CreatedAt = new DateTimeOffset(2016, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(random.Next(3000)),
            CategoryIndex = category,
            Title = string.Format(null, Cast.Titles[random.Next(Cast.Titles.Count)], Cast.Categories[category]),
        };
    }
}
