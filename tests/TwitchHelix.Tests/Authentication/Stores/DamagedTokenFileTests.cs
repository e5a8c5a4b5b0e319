using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;

namespace TwitchHelix.Tests.Authentication.Stores;

[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DamagedTokenFileTests : IDisposable
{
    private const string Secret = "hush4hush4hush4";
    private readonly TestFolder folder = new();
    private readonly RecordingLogger logger = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 14, 20, 58, 31, TimeSpan.Zero));

    public void Dispose() => folder.Dispose();

    [TestCase(" ", "it is no whole JSON document")]
    [TestCase("hush4hush4hush4", "it is no whole JSON document")]
    [TestCase("""{"format": 1, "tokens": [{"user_id": "1", "access_token": hush4hush4hush4}]}""", "it is no whole JSON document, as seen at line 1, position")]
    [TestCase("""{"format": 1, "tokens": [{"user_id": "1", "access_token": 4hush4hush4hush4}]}""", "it is no whole JSON document, as seen at line 1, position")]
    [TestCase("""{"format": 1, "tokens": [{"user_id": "1", "hush4hush4hush4": x}]}""", "it is no whole JSON document, as seen at line 1, position")]
    [TestCase("""{"format": 1, "tokens": []} {}""", "it is no whole JSON document, as seen at line 1, position 28")]
    [TestCase("""[]""", "it is no JSON object")]
    [TestCase("""null""", "it is no JSON object")]
    [TestCase("""{"tokens": []}""", "it does not say its format")]
    [TestCase("""{"format": "1", "tokens": []}""", "it does not say its format")]
    [TestCase("""{"format": 0, "tokens": []}""", "it does not say its format")]
    [TestCase("""{"format": 1}""", "it has no list of tokens")]
    [TestCase("""{"format": 1, "tokens": {}}""", "it has no list of tokens")]
    [TestCase("""{"format": new Date(1), "tokens": []}""", "it does not say its format")]
    [TestCase("""{"format": 1, "protected": new Date(1)}""", "its protected part is no text")]
    [TestCase("""{"format": 1, "tokens": [{"user_id": new Date(1)}]}""", "an entry has no usable 'user_id'")]
    [TestCase("""{"format": 1, "tokens": [1]}""", "an entry is no JSON object")]
    [TestCase("""{"format": 1, "tokens": [{"user_id": 1}]}""", "an entry has no usable 'user_id'")]
    [TestCase("""{"format": 1, "tokens": [{"user_id": "1", "access_token": ""}]}""", "an entry has no usable 'access_token'")]
    [TestCase("""{"format": 1, "tokens": [{"user_id": "1", "access_token": "hush4hush4hush4"}]}""", "an entry has no usable 'version'")]
    [TestCase("""{"format": 1, "tokens": [{"user_id": "1", "access_token": "hush4", "refresh_token": []}]}""", "an entry has no usable 'refresh_token'")]
    [TestCase("""{"format": 1, "tokens": [{"user_id": "1", "access_token": "hush4hush4hush4", "client_id": 1}]}""", "an entry has no usable 'client_id'")]
    [TestCase("""{"format": 1, "tokens": [{"user_id": "1", "access_token": "hush4hush4hush4", "scopes": [1]}]}""", "an entry has no usable 'scopes'")]
    [TestCase("""{"format": 1, "tokens": [{"user_id": "1", "access_token": "hush4", "expires_at": "soon"}]}""", "an entry has no usable 'expires_at'")]
    [TestCase("""{"format": 1, "tokens": [{"user_id": "1", "access_token": "hush4", "needs_consent": 1}]}""", "an entry has no usable 'needs_consent'")]
    public async Task A_damaged_file_is_set_aside_and_reported_and_the_store_goes_on(string content, string reason)
    {
        File.WriteAllText(folder.TokenFile, content);
        var store = Store();

        Assert.That(await store.GetAsync("1"), Is.Null);

        var aside = folder.TokenFile + ".damaged-20260314T205831Z";
        Assert.That(folder.SetAside, Is.EqualTo(new[] { aside }));
        Assert.That(File.ReadAllText(aside), Is.EqualTo(content));
        Assert.That(logger.Errors.Single(), Does.StartWith($"The token file '{folder.TokenFile}' was damaged: {reason}").And.Contain(aside));
        Assert.That(logger.Errors.Single(), Does.Not.Contain(Secret));
        Assert.That(await store.SetAsync(TokenWriter.Numbered(1), null), Is.True);
        Assert.That(TokenWriter.NumberOf(await Store().GetAsync(TokenWriter.UserId)), Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_set_aside_before_stays()
    {
        for (var damage = 1; damage <= 3; damage++)
        {
            File.WriteAllText(folder.TokenFile, $"damage {damage}");
            await Store().SetAsync(TokenWriter.Numbered(1), null);
        }

        Assert.That(folder.SetAside.Select(File.ReadAllText), Is.EquivalentTo(new[] { "damage 1", "damage 2", "damage 3" }));
        Assert.That(logger.Errors, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Where_nobody_listens_the_call_that_finds_it_fails_once()
    {
        File.WriteAllText(folder.TokenFile, Secret);
        var store = new FileTokenStore(folder.TokenFile, timeProvider: time);

        var thrown = Assert.ThrowsAsync<HelixException>(async () => await store.GetAsync("1"));

        Assert.That(thrown.Message, Does.StartWith($"The token file '{folder.TokenFile}' was damaged: it is no whole JSON"));
        Assert.That(thrown.Message, Does.Contain(folder.SetAside.Single()));
        Assert.That(thrown.ToString(), Does.Not.Contain(Secret));
        Assert.That(await store.GetAsync("1"), Is.Null);
    }

    [Test]
    public async Task A_file_that_comes_back_damaged_is_set_aside_again()
    {
        File.WriteAllText(folder.TokenFile, Secret);
        var store = Store();
        await store.GetAsync("1");

        File.Move(folder.SetAside.Single(), folder.TokenFile);
        await store.GetAsync("1");

        Assert.That(folder.SetAside, Has.Length.EqualTo(1));
        Assert.That(logger.Errors, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_renewed_token_is_not_lost_with_a_file_damaged_meanwhile([Values] bool isLogged)
    {
        var store = isLogged ? Store() : new FileTokenStore(folder.TokenFile);
        var read = TokenWriter.Numbered(1);
        await store.SetAsync(read, null);
        File.WriteAllText(folder.TokenFile, Secret);

        if (isLogged)
            Assert.That(await store.SetAsync(TokenWriter.Numbered(2), read), Is.True);
        else
            Assert.That(async () => await store.SetAsync(TokenWriter.Numbered(2), read), Throws.TypeOf<HelixException>().With.Message.Contains("was damaged"));

        Assert.That(TokenWriter.NumberOf(await store.GetAsync(TokenWriter.UserId)), Is.EqualTo(2));
        Assert.That(File.ReadAllText(folder.SetAside.Single()), Is.EqualTo(Secret));
    }

    [TestCase(
        """{"format": 3, "tokens": "in another way"}""",
        "was written by a newer version of this library (format 3; this version knows 2). Update the library")]
    [TestCase("""{"format": 1, "protected": "AAAA"}""", "is protected by ASP.NET Core Data Protection, and this store was made without it.")]
    public void A_good_file_that_is_not_for_this_store_is_refused_and_left_as_it_is(string content, string reason)
    {
        File.WriteAllText(folder.TokenFile, content);
        var store = Store();

        for (var call = 0; call < 2; call++)
        {
            Assert.That(Assert.ThrowsAsync<HelixException>(async () => await store.GetAsync("1")).Message, Does.Contain(folder.TokenFile).And.Contain(reason));
            Assert.That(Assert.ThrowsAsync<HelixException>(async () => await store.SetAsync(TokenWriter.Numbered(1), null)).Message, Does.Contain(reason));
        }
        Assert.That(File.ReadAllText(folder.TokenFile), Is.EqualTo(content));
        Assert.That(folder.SetAside, Is.Empty);
    }

    [Test]
    public async Task However_a_file_is_damaged_nothing_is_lost_and_no_secret_told([Values] bool isProtected)
    {
        var seed = Random.Shared.Next();
        await TestContext.Out.WriteLineAsync($"seed {seed}");
        var random = new Random(seed);
        IDataProtectionProvider? keys = isProtected ? new EphemeralDataProtectionProvider() : null;
        var good = new HelixToken("1", Secret) { RefreshToken = Secret, Scopes = ["a"], ExpiresAt = DateTimeOffset.UnixEpoch };
        await Store(keys).SetAsync(good, null);
        var content = File.ReadAllBytes(folder.TokenFile);
        var setAside = 0;

        for (var round = 0; round < 300; round++)
        {
            var damaged = Damage(content, random);
            File.WriteAllBytes(folder.TokenFile, damaged);
            var refused = false;
            HelixToken? read = null;
            try
            {
                read = await Store(keys).GetAsync("1");
            }
            catch (HelixException e)
            {
                // One digit of the format, and the file is of a newer one; one of the protected part, and the keys don't fit.
                Assert.That(
                    e.Message,
                    Does.Contain("newer version").Or.Contains("Are the keys not there yet?").Or.Contains("migrateUnprotected"),
                    $"round {round}");
                Assert.That(e.Message, Does.Not.Contain(Secret), $"round {round}");
                Assert.That(File.Exists(folder.TokenFile), Is.True, $"round {round}");
                refused = true;
            }
            if (File.Exists(folder.TokenFile))
                Assert.That(File.ReadAllBytes(folder.TokenFile), Is.EqualTo(damaged), $"round {round}");
            else
                Assert.That(File.ReadAllBytes(folder.SetAside.Single()), Is.EqualTo(damaged), $"round {round}");
            if (isProtected && !refused && File.Exists(folder.TokenFile))
                Assert.That(read?.AccessToken, Is.EqualTo(Secret), $"round {round}: only what does not matter was damaged");
            foreach (var file in folder.SetAside)
            {
                setAside++;
                File.Delete(file);
            }
        }

        Assert.That(logger.Errors, Has.Count.EqualTo(setAside));
        Assert.That(logger.Lines.Select(line => line.Text), Has.None.Contains("hush4hush4"));
        Assert.That(setAside, Is.GreaterThan(isProtected ? 50 : 150));
    }

    private static byte[] Damage(byte[] content, Random random)
    {
        if (random.Next(3) == 0)
            return content[..random.Next(1, content.Length - 1)];
        var damaged = content.ToArray();
        for (var count = random.Next(1, 6); count > 0; count--)
            damaged[random.Next(damaged.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"{}[]\",:0"[random.Next(8)];
        return damaged;
    }

    private FileTokenStore Store(IDataProtectionProvider? keys = null) => new(folder.TokenFile, keys, logger: logger, timeProvider: time);
}
