using Microsoft.AspNetCore.DataProtection;

namespace TwitchHelix.Tests.Authentication.Stores;

/// <summary>The file store, plain and encrypted.</summary>
[TestFixture(false)]
[TestFixture(true)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class FileTokenStoreContractTests(bool isProtected) : SharedTokenStoreContract, IDisposable
{
    private readonly TestFolder folder = new();
    private readonly EphemeralDataProtectionProvider keys = new();

    public void Dispose() => folder.Dispose();

    private protected override Task<ITokenStore> OpenAsync() =>
        Task.FromResult<ITokenStore>(new FileTokenStore(folder.TokenFile, isProtected ? keys : null));
}
