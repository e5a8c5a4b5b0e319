namespace TwitchHelix.CallCosts;

/// <summary>What receives events, and is measured.</summary>
internal interface IEventSource : IAsyncDisposable
{
    /// <summary>Receives the next chat message.</summary>
    Task NextAsync();
}
