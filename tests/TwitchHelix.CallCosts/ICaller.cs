namespace TwitchHelix.CallCosts;

/// <summary>A client whose calls are measured. Each call reads its whole answer into typed objects.</summary>
internal interface ICaller : IDisposable
{
    Task GetStreamsAsync();

    Task GetFollowersAsync();

    Task GetUserAsync();

    Task CreatePollAsync();

    /// <summary>Walks through pages of streams.</summary>
    /// <param name="pages">The number of pages.</param>
    /// <param name="each">Is called with the number of each page.</param>
    Task WalkAsync(int pages, Action<int> each);
}
