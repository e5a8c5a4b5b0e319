namespace TwitchHelix.CallCosts;

/// <summary>A client whose calls are measured. Each call reads its whole answer into typed objects.</summary>
internal interface ICaller : IDisposable
{
    Task GetStreamsAsync();

    Task GetFollowersAsync();

    Task GetUserAsync();

    Task CreatePollAsync();
}
