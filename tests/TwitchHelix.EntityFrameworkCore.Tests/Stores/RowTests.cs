using System.Text;
using Microsoft.AspNetCore.DataProtection;
using TwitchHelix.EntityFrameworkCore.Tests.Databases;
using TwitchHelix.Tests.Authentication.Stores;

namespace TwitchHelix.EntityFrameworkCore.Tests.Stores;

/// <summary>What the database has, and what a row that can't be read costs.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RowTests(string kind) : DatabaseFixture(kind)
{
    private const string All = "SELECT * FROM twitch_helix_tokens";

    [Test]
    public async Task The_database_has_no_text_of_a_token()
    {
        var store = await Database.OpenAsync();
        var first = new HelixToken(UserId, "secret-access-1", "secret-refresh-1", ["bits:read"], "twitchdev");
        await store.SetAsync(first, null);
        await store.SetAsync(new HelixToken(UserId, "secret-access-2", "secret-refresh-2", ["bits:read"], "twitchdev"), first);

        var values = await Database.QueryAsync(All);

        Assert.That(values, Has.Member("twitchdev").And.Member(UserId));
        Assert.That(values.Concat(Database.Files.Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file)))), Has.None.Contains("secret-"));
    }

    [Test]
    public async Task A_time_is_stored_to_the_microsecond()
    {
        var store = await Database.OpenAsync();
        var time = new DateTimeOffset(2026, 3, 14, 20, 58, 31, TimeSpan.FromHours(2)).AddTicks(1_234_567);

        await store.SetAsync(new HelixToken(UserId, "access", expiresAt: time, issuedAt: time), null);

        var token = (await store.GetAsync(UserId))!;
        Assert.That((token.ExpiresAt, token.IssuedAt), Is.EqualTo((time.AddTicks(-7), time.AddTicks(-7))));
    }

    [Test]
    public async Task Each_application_sees_its_own_tokens_and_locks()
    {
        var (one, other) = (await Database.OpenAsync("client-1"), await Database.OpenAsync("client-2"));
        var token = TokenWriter.Numbered(1);
        await one.SetAsync(token, null);

        Assert.That(await other.GetAsync(UserId), Is.Null);
        Assert.That(await other.ListAsync().CountAsync(), Is.Zero);
        Assert.That(await other.SetAsync(TokenWriter.Numbered(2), token), Is.False);
        Assert.That(await other.RemoveAsync(token), Is.False);
        Assert.That(await other.SetAsync(TokenWriter.Numbered(2), null), Is.True);
        await using (await one.LockAsync(UserId))
            await (await other.LockAsync(UserId)).DisposeAsync();
        Assert.That(TokenWriter.NumberOf(await one.GetAsync(UserId)), Is.EqualTo(1));
    }

    [Test]
    public async Task Secrets_copied_from_another_user_or_application_can_not_be_read()
    {
        var (store, other) = (await Database.OpenAsync(), await Database.OpenAsync("another-client"));
        await store.SetAsync(TokenWriter.Numbered(1, "1"), null);
        await store.SetAsync(TokenWriter.Numbered(2, "2"), null);
        await other.SetAsync(TokenWriter.Numbered(3, "3"), null);
        await store.SetAsync(TokenWriter.Numbered(4, "3"), null);

        await Database.QueryAsync("UPDATE twitch_helix_tokens SET secrets = (SELECT secrets FROM twitch_helix_tokens WHERE user_id = '1') WHERE user_id = '2'");
        await Database.QueryAsync(
            "UPDATE twitch_helix_tokens SET secrets = (SELECT secrets FROM twitch_helix_tokens WHERE user_id = '3' AND client_id = 'another-client') "
            + $"WHERE user_id = '3' AND client_id = '{TestDatabase.ClientId}'");

        Assert.That(TokenWriter.NumberOf(await store.GetAsync("1")), Is.EqualTo(1));
        foreach (var user in new[] { "2", "3" })
            Assert.That(async () => await store.GetAsync(user), Throws.InstanceOf<HelixException>().With.Message.Contains($"user {user} "));
    }

    [TestCase("secrets = 'no-secret-of-ours'")]
    [TestCase("secrets = ''")]
    [TestCase("scopes = 'no-list-of-ours'")]
    [TestCase("scopes = '[null]'")]
    public async Task A_damaged_row_costs_its_user_alone(string damage)
    {
        var store = await Database.OpenAsync();
        foreach (var user in new[] { "1", "2", "3" })
            await store.SetAsync(TokenWriter.Numbered(1, user), null);
        await Database.QueryAsync($"UPDATE twitch_helix_tokens SET {damage} WHERE user_id = '2'");

        var (listed, e) = await ListAsync(store);

        Assert.That(listed, Is.EqualTo(new[] { "1", "3" }));
        Assert.That(e!.Message, Does.Contain("user 2 ").And.Contains("log in again").And.Not.Contains("of-ours"));
        Assert.That(async () => await store.GetAsync("2"), Throws.InstanceOf<HelixException>().With.Message.EqualTo(e.Message));
        Assert.That(TokenWriter.NumberOf(await store.GetAsync("3")), Is.EqualTo(1));
    }

    [Test]
    public async Task When_the_keys_are_lost_users_log_in_again()
    {
        var before = await Database.OpenAsync();
        for (var user = 1; user <= 7; user++)
            await before.SetAsync(TokenWriter.Numbered(user, $"{user}"), null);
        var after = await Database.OpenAsync(keys: new EphemeralDataProtectionProvider());
        await using var client = HelixClient.Create(
            new HelixOptions { ClientId = TestDatabase.ClientId }, builder => builder.AddTokenStore(_ => after));

        var e = Assert.CatchAsync<HelixException>(() => client.Tokens.GetAsync("1"))!;
        Assert.That(e.Message, Does.Contain("token of user 1 ").And.Contains("Data Protection").And.Contains("log in again"));
        e = Assert.CatchAsync<HelixException>(async () => await client.Tokens.ListAsync().CountAsync())!;
        Assert.That(e.Message, Does.StartWith("7 tokens can't be read: of the users 1, 2, 3, 4, 5 and more. "));

        await client.Tokens.AddAsync(TokenWriter.Numbered(8, "1"));
        Assert.That(await client.Tokens.RemoveAsync("2"), Is.True);
        Assert.That(TokenWriter.NumberOf(await after.GetAsync("1")), Is.EqualTo(8));
        Assert.That(await client.Tokens.RevokeAsync("3"), Is.True, "Twitch can't be asked to revoke it");
        foreach (var user in new[] { "2", "3" })
            Assert.That(await after.GetAsync(user), Is.Null);
    }

    [Test]
    public async Task A_token_that_a_database_can_not_hold_is_refused()
    {
        var store = await Database.OpenAsync();

        Assert.That(
            async () => await store.SetAsync(new HelixToken(new string('1', 65), "secret"), null),
            Throws.TypeOf<HelixException>().With.Message.Contains("64 characters").And.Message.Not.Contains("secret"));
        Assert.That(
            async () => await store.SetAsync(new HelixToken("1\ud800", "secret"), null),
            Throws.TypeOf<HelixException>().With.Message.Contains("valid Unicode"));
        Assert.That(async () => await store.LockAsync(new string('1', 65)), Throws.TypeOf<HelixException>().With.Message.Contains("64 characters"));
        Assert.That(await store.GetAsync(new string('1', 65)), Is.Null);
    }

    [Test]
    public async Task A_failure_of_the_database_is_told_without_secrets()
    {
        var store = new EntityFrameworkCoreTokenStore(TestDatabase.ClientId, Database.Configure, Database.Keys);
        await using var client = HelixClient.Create(new HelixOptions { ClientId = TestDatabase.ClientId }, builder => builder.AddTokenStore(_ => store));
        var token = new HelixToken(UserId, "secret-access", "secret-refresh");

        foreach (var call in (Func<Task>[])[
            () => client.Tokens.AddAsync(token),
            async () => await store.SetAsync(token, null),
            async () => await store.SetAsync(token, token),
            async () => await store.RemoveAsync(token),
            async () => await store.ListAsync().CountAsync(),
            async () => await store.LockAsync(UserId),
        ])
        {
            var e = Assert.ThrowsAsync<HelixException>(() => call())!;
            Assert.That(e.Message, Does.StartWith("The database of the tokens could not ").And.Contains("twitch_helix_"));
            Assert.That(e.ToString(), Does.Not.Contain("secret-"));
        }
    }

    private static async Task<(IReadOnlyList<string> Users, HelixException? Fault)> ListAsync(EntityFrameworkCoreTokenStore store)
    {
        List<string> users = [];
        try
        {
            await foreach (var token in store.ListAsync())
                users.Add(token.UserId);
            return (users, null);
        }
        catch (HelixException e)
        {
            return (users, e);
        }
    }
}
