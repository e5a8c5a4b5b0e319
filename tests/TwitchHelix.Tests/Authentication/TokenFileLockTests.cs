using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Tests.Authentication.Stores;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

/// <summary>Somebody holds a lock of the token file and doesn't release it: waits end with <see cref="HelixOptions.Timeout"/>.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TokenFileLockTests : IAsyncDisposable
{
    private const string UserId = RenewingTwitch.UserId;
    private static readonly TimeSpan Life = TimeSpan.FromDays(1000);

    private readonly TestFolder folder = new();
    private readonly RecordingLogger logger = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 14, 20, 58, 31, TimeSpan.Zero));
    private readonly RenewingTwitch twitch;
    private readonly LoopbackServer server;
    private readonly HelixClient client;

    public TokenFileLockTests()
    {
        twitch = new RenewingTwitch(time, Life);
        server = new LoopbackServer(twitch.Api) { Identity = twitch.Identity };
        client = server.CreateClient(configure: builder => builder.UseTime(time).AddFileTokenStore(folder.TokenFile)
            .Services.AddSingleton<ILogger<HelixClient>>(logger));
    }

    private string FileLock => folder.TokenFile + ".lock";

    private string UserLock => Path.Combine(folder.TokenFile + ".locks", UserId + ".lock");

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public async Task A_change_that_waits_for_the_file_ends_with_the_timeout_and_names_the_lock()
    {
        var token = await client.Tokens.AddAsync(twitch.Grant());
        await using var held = Hold(FileLock);

        var changes = new Task[] { client.Tokens.AddAsync(twitch.Grant()), client.Tokens.RemoveAsync(UserId), client.Tokens.AddAsync(twitch.Grant()) };
        Assert.That(changes.Select(change => change.IsCompleted), Is.All.False);
        time.Advance(TimeSpan.FromSeconds(100));

        foreach (var change in changes)
        {
            var e = Assert.ThrowsAsync<HelixException>(() => change)!;
            Assert.That(e.Message, Does.EndWith($" a token within 100 s (HelixOptions.Timeout): Another process holds the lock file '{FileLock}'."));
            Assert.That(e.InnerException, Is.InstanceOf<TimeoutException>());
        }
        Assert.That((await client.Tokens.GetAsync(UserId))!.AccessToken, Is.EqualTo(token.AccessToken));
    }

    [Test]
    public async Task A_caller_that_cancels_gets_its_cancellation()
    {
        await client.Tokens.AddAsync(twitch.Grant());
        await using var held = Hold(FileLock);
        using var cancel = new CancellationTokenSource();

        var change = client.Tokens.AddAsync(twitch.Grant(), cancel.Token);
        await cancel.CancelAsync();

        Assert.That(
            async () => await change,
            Throws.InstanceOf<OperationCanceledException>().With.Property(nameof(OperationCanceledException.CancellationToken)).EqualTo(cancel.Token));
    }

    [Test]
    public async Task A_renewed_token_that_can_not_be_stored_in_time_is_stored_by_the_next_call()
    {
        await client.Tokens.AddAsync(twitch.Grant());
        time.Advance(Life);
        var held = Hold(FileLock);

        var renewal = client.Tokens.GetAsync(UserId);
        // Not before: the request has a timeout of its own.
        await Until.TrueAsync(() => logger.Lines.Any(line => line.Text.Contains("renewed", StringComparison.Ordinal)));
        var e = await FailAsync(renewal);
        await held.DisposeAsync();

        Assert.That(e.Message, Does.Contain(FileLock));
        Assert.That((await client.Tokens.GetAsync(UserId))!.AccessToken, Is.EqualTo("access-2"));
        Assert.That((await new FileTokenStore(folder.TokenFile).GetAsync(UserId))!.RefreshToken, Is.EqualTo("refresh-2"));
        Assert.That(twitch.Refreshes, Is.EqualTo(1));
    }

    [Test]
    public async Task A_renewal_that_waits_for_the_users_lock_ends_and_names_it()
    {
        await client.Tokens.AddAsync(twitch.Grant());
        time.Advance(Life);
        Directory.CreateDirectory(Path.GetDirectoryName(UserLock)!);
        var held = Hold(UserLock);

        var e = await FailAsync(client.Tokens.GetAsync(UserId));
        await held.DisposeAsync();

        Assert.That(e.Message, Does.Contain(UserId).And.Contain($"Another process holds the lock file '{UserLock}'."));
        Assert.That((await client.Tokens.GetAsync(UserId))!.AccessToken, Is.EqualTo("access-2"));
    }

    /// <summary>Lets time pass until a wait ends.</summary>
    private async Task<HelixException> FailAsync(Task waiting)
    {
        await Until.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(100));
            return waiting.IsCompleted;
        });
        return Assert.ThrowsAsync<HelixException>(() => waiting)!;
    }

    /// <summary>Holds a lock, as another process would.</summary>
    private static FileStream Hold(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
