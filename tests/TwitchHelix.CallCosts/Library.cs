namespace TwitchHelix.CallCosts;

/// <summary>The library, with pacing and retries as users have them.</summary>
internal sealed class Library : ICaller
{
    private readonly HelixClient twitch;

    /// <param name="address">The server.</param>
    /// <param name="hasStore">Whether it gets the app's token and keeps a user's. Otherwise a token is given.</param>
    public Library(Uri address, bool hasStore)
    {
        twitch = HelixClient.Create(new HelixOptions
        {
            ClientId = "the-client-id",
            ClientSecret = hasStore ? "the-client-secret" : null,
            AccessToken = hasStore ? null : "the-token",
            BaseAddress = new Uri(address, "helix/"),
            IdentityAddress = new Uri(address, "oauth2/"),
        });
        if (hasStore)
            twitch.Tokens.AddAsync("the-token", "the-refresh-token").GetAwaiter().GetResult();
    }

    public async Task GetStreamsAsync() => Expect.Items(100, (await twitch.Streams.GetStreamsAsync(first: 100)).Data.Count);

    public async Task GetFollowersAsync() => Expect.Items(100, (await twitch.Channels.GetChannelFollowersAsync("141981764", first: 100)).Data.Count);

    public async Task GetUserAsync() => Expect.Items(1, (await twitch.Users.GetUsersAsync(logins: ["twitchdev"])).Data.Count);

    public async Task CreatePollAsync()
    {
        var poll = await twitch.Polls.CreatePollAsync(new CreatePollBody
        {
            BroadcasterId = "141981764",
            Title = "Heads or Tails?",
            Choices = [new() { Title = "Heads" }, new() { Title = "Tails" }],
            Duration = 1800,
            ChannelPointsVotingEnabled = true,
            ChannelPointsPerVote = 100,
        });
        Expect.Items(1, poll.Data.Count);
    }

    /// <summary>Walks through pages of streams.</summary>
    /// <param name="pages">The number of pages.</param>
    /// <param name="each">Is called with the number of each page.</param>
    public async Task WalkAsync(int pages, Action<int> each)
    {
        var count = 0;
        await foreach (var page in twitch.Streams.GetStreamsPagedAsync(first: 100).AsPages())
        {
            Expect.Items(100, page.Items.Count);
            each(++count);
            if (count == pages)
                return;
        }
    }

    public void Dispose() => twitch.Dispose();
}
