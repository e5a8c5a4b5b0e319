namespace TwitchHelix.Tests.Authentication.Stores;

/// <summary>The store that an application has if it chooses none.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class InMemoryTokenStoreTests : TokenStoreContract
{
    private readonly ITokenStore store = (ITokenStore)Activator.CreateInstance(
        typeof(HelixClient).Assembly.GetType("TwitchHelix.Authentication.Stores.InMemoryTokenStore", throwOnError: true)!)!;

    private protected override Task<ITokenStore> OpenAsync() => Task.FromResult(store);
}
