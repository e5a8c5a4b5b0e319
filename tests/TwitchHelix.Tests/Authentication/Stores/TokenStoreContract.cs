namespace TwitchHelix.Tests.Authentication.Stores;

/// <summary>The contract of every token store of the library.</summary>
public abstract class TokenStoreContract
{
    private protected ITokenStore Store { get; private set; } = null!;

    [SetUp]
    public async Task OpenStoreAsync() => Store = await OpenAsync();

    /// <summary>Opens the same tokens once more, as another process does.</summary>
    private protected abstract Task<ITokenStore> OpenAsync();

    [Test]
    public async Task An_empty_one_holds_nothing()
    {
        Assert.That(await Store.GetAsync("1"), Is.Null);
        Assert.That(await ListAsync(), Is.Empty);
        Assert.That(await Store.RemoveAsync(TokenWriter.Numbered(1)), Is.False);
    }

    [Test]
    public async Task What_is_stored_is_got_back_whole()
    {
        var full = new HelixToken("1", "the-\"access\"-token")
        {
            RefreshToken = "refresh",
            ClientId = "the-client-id",
            UserLogin = "alice \u2713",
            Scopes = ["b", "a"],
            IssuedAt = new(2026, 3, 14, 16, 58, 31, TimeSpan.FromHours(-8)),
            ExpiresAt = new(2026, 3, 14, 20, 58, 31, 7, TimeSpan.FromHours(2)),
            NeedsConsent = true,
        };
        var bare = new HelixToken("2", "other");
        var without = new HelixToken("3", "third") { Scopes = [] };

        Assert.That(await Store.SetAsync(full, null), Is.True);
        Assert.That(await Store.SetAsync(bare, null), Is.True);
        Assert.That(await Store.SetAsync(without, null), Is.True);

        AssertSame(await Store.GetAsync("1"), full);
        AssertSame(await Store.GetAsync("2"), bare);
        AssertSame(await Store.GetAsync("3"), without);
        Assert.That((await ListAsync()).Select(token => token.UserId), Is.EquivalentTo(new[] { "1", "2", "3" }));
    }

    [Test]
    public async Task A_token_replaces_only_the_one_that_was_read()
    {
        var (first, second, third) = (TokenWriter.Numbered(1), TokenWriter.Numbered(2), TokenWriter.Numbered(3));

        Assert.That(await Store.SetAsync(second, first), Is.False, "nothing was there");
        Assert.That(await Store.SetAsync(first, null), Is.True);
        Assert.That(await Store.SetAsync(second, null), Is.False, "something is there");
        Assert.That(await Store.SetAsync(second, first), Is.True);
        Assert.That(await Store.SetAsync(third, first), Is.False, "a newer one is there");

        AssertSame(await Store.GetAsync(TokenWriter.UserId), second);
    }

    [Test]
    public async Task Only_the_token_that_was_read_is_removed()
    {
        var (first, second) = (TokenWriter.Numbered(1), TokenWriter.Numbered(2));
        await Store.SetAsync(first, null);
        await Store.SetAsync(TokenWriter.Numbered(1, "another"), null);
        await Store.SetAsync(second, first);

        Assert.That(await Store.RemoveAsync(first), Is.False);
        Assert.That(await Store.RemoveAsync(second), Is.True);
        Assert.That(await Store.RemoveAsync(second), Is.False);

        Assert.That(await Store.GetAsync(TokenWriter.UserId), Is.Null);
        Assert.That(await ListAsync(), Has.Count.EqualTo(1));
        Assert.That(await Store.SetAsync(first, null), Is.True, "it can come back");
    }

    [Test]
    public async Task Many_threads_lose_no_change()
    {
        var store = Store;

        await Task.WhenAll(Enumerable.Range(0, 16).Select(worker => Task.Run(() => TokenWriter.CountAsync(store, 10, $"{worker % 2}"))));

        Assert.That(TokenWriter.NumberOf(await store.GetAsync("0")), Is.EqualTo(80));
        Assert.That(TokenWriter.NumberOf(await store.GetAsync("1")), Is.EqualTo(80));
    }

    [Test]
    public async Task Of_32_writers_at_once_one_wins([Values] bool isFirst)
    {
        var read = isFirst ? null : TokenWriter.Numbered(0);
        if (read is not null)
            await Store.SetAsync(read, null);
        var tokens = Enumerable.Range(1, 32).Select(number => TokenWriter.Numbered(number)).ToList();

        var written = await Task.WhenAll(tokens.Select(token => Task.Run(async () => await Store.SetAsync(token, read))));

        Assert.That(written.Count(each => each), Is.EqualTo(1));
        AssertSame(await Store.GetAsync(TokenWriter.UserId), tokens[Array.IndexOf(written, true)]);
    }

    [Test]
    public async Task A_listing_may_be_left_and_canceled()
    {
        foreach (var number in Enumerable.Range(1, 3))
            await Store.SetAsync(TokenWriter.Numbered(number, $"{number}"), null);
        using var cancel = new CancellationTokenSource();

        await foreach (var token in Store.ListAsync())
            if (token.UserId.Length > 0)
                break;
        await using var listing = Store.ListAsync(cancel.Token).GetAsyncEnumerator();
        Assert.That(await listing.MoveNextAsync(), Is.True);
        await cancel.CancelAsync();

        Assert.That(async () => await listing.MoveNextAsync(), Throws.InstanceOf<OperationCanceledException>());
    }

    private protected static void AssertSame(HelixToken? token, HelixToken expected)
    {
        Assert.That(token, Is.Not.Null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(token!.UserId, Is.EqualTo(expected.UserId));
            Assert.That(token.AccessToken, Is.EqualTo(expected.AccessToken));
            Assert.That(token.RefreshToken, Is.EqualTo(expected.RefreshToken));
            Assert.That(token.UserLogin, Is.EqualTo(expected.UserLogin));
            Assert.That(token.ClientId, Is.EqualTo(expected.ClientId));
            Assert.That(token.Scopes, Is.EqualTo(expected.Scopes));
            Assert.That(token.IssuedAt, Is.EqualTo(expected.IssuedAt));
            Assert.That(token.ExpiresAt, Is.EqualTo(expected.ExpiresAt));
            Assert.That(token.NeedsConsent, Is.EqualTo(expected.NeedsConsent));
            Assert.That(token.Version, Is.EqualTo(expected.Version));
        }
    }

    private async Task<List<HelixToken>> ListAsync()
    {
        var tokens = new List<HelixToken>();
        await foreach (var token in Store.ListAsync())
            tokens.Add(token);
        return tokens;
    }
}
