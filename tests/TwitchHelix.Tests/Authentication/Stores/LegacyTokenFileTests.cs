namespace TwitchHelix.Tests.Authentication.Stores;

[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LegacyTokenFileTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Old => Path.Combine(folder.Root, "tokens.txt");

    [TestCase("USER_TOKEN=hush\nREFRESH_USER_TOKEN=hush-hush\nCODE=code\n")]
    [TestCase("\uFEFF\r\nCODE = code \r\n\r\nREFRESH_USER_TOKEN=hush-hush\r\nUSER_TOKEN=old\r\nUSER_TOKEN=hush")]
    public async Task Its_lines_are_read_in_any_order(string content)
    {
        await File.WriteAllTextAsync(Old, content);

        var old = await LegacyTokenFile.ReadAsync(Old);

        Assert.That((old!.AccessToken, old.RefreshToken, old.Code), Is.EqualTo(("hush", "hush-hush", "code")));
        Assert.That(old.IgnoredKeys, Is.Empty);
        Assert.That(old.ToString(), Is.EqualTo(Old));
    }

    [Test]
    public async Task Other_keys_are_told_by_name_and_what_may_be_a_secret_is_not()
    {
        await File.WriteAllTextAsync(Old, "CLIENT_SECRET=hush\nUSER_TOKEN=\nhush\nc2VjcmV0=\nCODE=a=b\n");

        var old = await LegacyTokenFile.ReadAsync(Old);

        Assert.That((old!.AccessToken, old.RefreshToken, old.Code), Is.EqualTo(((string?)null, (string?)null, "a=b")));
        Assert.That(old.IgnoredKeys, Is.EqualTo(new[] { "CLIENT_SECRET" }));
    }

    [Test]
    public async Task It_is_imported_once()
    {
        await File.WriteAllTextAsync(Old, "USER_TOKEN=hush");

        (await LegacyTokenFile.ReadAsync(Old))!.MarkImported();

        Assert.That(await LegacyTokenFile.ReadAsync(Old), Is.Null);
        Assert.That(await File.ReadAllTextAsync(Old + ".imported"), Is.EqualTo("USER_TOKEN=hush"));
    }

    [Test]
    public async Task An_earlier_import_is_not_overwritten()
    {
        await File.WriteAllTextAsync(Old, "USER_TOKEN=hush");
        await File.WriteAllTextAsync(Old + ".imported", "USER_TOKEN=earlier");
        var old = await LegacyTokenFile.ReadAsync(Old);

        Assert.That(Assert.Throws<HelixException>(old!.MarkImported).ToString(), Does.Contain(Old).And.Contain(".imported").And.Not.Contain("hush"));
        Assert.That(await File.ReadAllTextAsync(Old + ".imported"), Is.EqualTo("USER_TOKEN=earlier"));
    }

    [Test]
    public async Task No_file_is_nothing_to_import_and_one_that_can_not_be_read_is_an_error()
    {
        Assert.That(await LegacyTokenFile.ReadAsync(Path.Combine(folder.Root, "not", "there")), Is.Null);
        Assert.That(Assert.ThrowsAsync<HelixException>(() => LegacyTokenFile.ReadAsync(folder.Root)).Message, Does.Contain(folder.Root));
    }
}
