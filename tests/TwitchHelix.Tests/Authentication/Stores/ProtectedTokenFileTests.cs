using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace TwitchHelix.Tests.Authentication.Stores;

/// <summary>A token file under ASP.NET Core Data Protection.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ProtectedTokenFileTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task Protected_tokens_are_not_in_the_file_and_come_back_with_the_keys()
    {
        await using var services = WithKeys();
        await Store(services.GetRequiredService<IDataProtectionProvider>()).SetAsync(TokenWriter.Numbered(1), null);

        Assert.That(File.ReadAllText(folder.TokenFile), Does.Not.Contain("access").And.Not.Contain(TokenWriter.UserId));
        await using var restarted = WithKeys();
        Assert.That(TokenWriter.NumberOf(await Store(restarted.GetRequiredService<IDataProtectionProvider>()).GetAsync(TokenWriter.UserId)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_plain_file_is_refused_and_left_as_it_is()
    {
        await Store(keys: null).SetAsync(TokenWriter.Numbered(1), null);
        var content = File.ReadAllText(folder.TokenFile);
        var store = Store(new EphemeralDataProtectionProvider());

        foreach (var call in new Func<Task>[] { async () => await store.GetAsync("1"), async () => await store.SetAsync(TokenWriter.Numbered(2), null) })
            Assert.That(Assert.ThrowsAsync<HelixException>(() => call()).Message, Does.Contain(folder.TokenFile).And.Contain("migrateUnprotected"));

        Assert.That(File.ReadAllText(folder.TokenFile), Is.EqualTo(content));
        Assert.That(folder.SetAside, Is.Empty);
    }

    [Test]
    public async Task A_plain_file_is_protected_at_once_if_migrating_is_asked_for()
    {
        await Store(keys: null).SetAsync(TokenWriter.Numbered(1), null);
        var keys = new EphemeralDataProtectionProvider();

        var token = await new FileTokenStore(folder.TokenFile, keys, migrateUnprotected: true).GetAsync(TokenWriter.UserId);

        Assert.That(TokenWriter.NumberOf(token), Is.EqualTo(1));
        Assert.That(File.ReadAllText(folder.TokenFile), Does.Not.Contain("access"));
        Assert.That(TokenWriter.NumberOf(await Store(keys).GetAsync(TokenWriter.UserId)), Is.EqualTo(1), "without migrating from then on");
    }

    [Test]
    public async Task The_registration_migrates_too()
    {
        await Store(keys: null).SetAsync(TokenWriter.Numbered(1), null);
        var services = new ServiceCollection();
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder.Root, "keys")));
        services.AddTwitchHelix(options => options.ClientId = "the-client-id").AddFileTokenStore(folder.TokenFile, protect: true, migrateUnprotected: true);
        await using var provider = services.BuildServiceProvider();

        await foreach (var token in provider.GetRequiredService<IHelixTokens>().ListAsync())
            Assert.That(TokenWriter.NumberOf(token), Is.EqualTo(1));

        Assert.That(File.ReadAllText(folder.TokenFile), Does.Contain("\"protected\""));
    }

    [Test]
    public void To_migrate_without_protection_is_refused()
    {
        Assert.That(() => new FileTokenStore(folder.TokenFile, migrateUnprotected: true), Throws.ArgumentException);
        Assert.That(
            () => new ServiceCollection().AddTwitchHelix(_ => { }).AddFileTokenStore(folder.TokenFile, migrateUnprotected: true),
            Throws.ArgumentException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("migrateUnprotected"));
    }

    [Test]
    public async Task A_file_whose_keys_are_lost_is_an_error_and_good_again_with_them()
    {
        var keys = new EphemeralDataProtectionProvider();
        await Store(keys).SetAsync(TokenWriter.Numbered(1), null);
        var content = File.ReadAllText(folder.TokenFile);

        AssertLeft(Store(new EphemeralDataProtectionProvider()), content, "Are the keys not there yet?");

        Assert.That(TokenWriter.NumberOf(await Store(keys).GetAsync(TokenWriter.UserId)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_file_whose_keys_can_not_be_reached_is_left_as_it_is()
    {
        await Store(new EphemeralDataProtectionProvider()).SetAsync(TokenWriter.Numbered(1), null);

        AssertLeft(Store(new UnreachableKeys()), File.ReadAllText(folder.TokenFile), "No key ring.");
    }

    [Test]
    public void Without_keys_nothing_is_written() =>
        Assert.That(
            Assert.ThrowsAsync<HelixException>(async () => await Store(new UnreachableKeys()).SetAsync(TokenWriter.Numbered(2), null))!.Message,
            Does.Contain(folder.TokenFile).And.Contain("Check where it keeps its keys."));

    private FileTokenStore Store(IDataProtectionProvider? keys) => new(folder.TokenFile, keys);

    private void AssertLeft(FileTokenStore store, string content, string said)
    {
        foreach (var call in new Func<Task>[] { async () => await store.GetAsync("1"), async () => await store.SetAsync(TokenWriter.Numbered(2), null) })
            Assert.That(Assert.ThrowsAsync<HelixException>(() => call()).Message, Does.Contain(folder.TokenFile).And.Contain(said));
        Assert.That(File.ReadAllText(folder.TokenFile), Is.EqualTo(content));
        Assert.That(folder.SetAside, Is.Empty);
    }

    private ServiceProvider WithKeys()
    {
        var services = new ServiceCollection();
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder.Root, "keys")));
        return services.BuildServiceProvider();
    }

    /// <summary>Data Protection whose keys are on a server that is down.</summary>
    private sealed class UnreachableKeys : IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => this;

        public byte[] Protect(byte[] plaintext) => throw new CryptographicException("No key ring.");

        public byte[] Unprotect(byte[] protectedData) => throw new CryptographicException("No key ring.");
    }
}
