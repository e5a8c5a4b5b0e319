using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Extensions.Logging;

namespace TwitchHelix.Tests.Authentication.Stores;

/// <summary>A pipe, a socket, a folder or a link in the place of a file: it is an error, is left as it is, and nothing waits for it.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SpecialFileTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private readonly TestFolder folder = new();
    private readonly RecordingLogger logger = new();

    private string Elsewhere => Path.Combine(folder.Root, "elsewhere");

    public void Dispose() => folder.Dispose();

    [TestCase("pipe", "a named pipe")]
    [TestCase("link to a pipe", "a named pipe")]
    [TestCase("socket", "a socket")]
    [TestCase("folder", "a folder")]
    [Platform(Include = "Linux")]
    public async Task It_is_refused_and_left(string kind, string said)
    {
        Make(kind, folder.TokenFile);
        var store = new FileTokenStore(folder.TokenFile, logger: logger);

        foreach (var call in new Func<Task>[] { async () => await store.GetAsync("1"), async () => await store.SetAsync(TokenWriter.Numbered(1), null) })
            Assert.That(
                Assert.ThrowsAsync<HelixException>(() => Task.Run(call).WaitAsync(Soon)).Message,
                Does.Contain($"The token file '{folder.TokenFile}' can't be read or written").And.Contain(said));
        Assert.That(
            Assert.ThrowsAsync<HelixException>(() => Task.Run(() => LegacyTokenFile.ReadAsync(folder.TokenFile)).WaitAsync(Soon)).Message,
            Does.Contain(folder.TokenFile).And.Contain(said));

        Assert.That(Path.Exists(folder.TokenFile), Is.True);
        Assert.That(folder.SetAside, Is.Empty);
        await Task.CompletedTask;
    }

    [Test]
    public async Task An_empty_file_holds_no_tokens()
    {
        File.WriteAllText(folder.TokenFile, "");
        var store = new FileTokenStore(folder.TokenFile, logger: logger);

        Assert.That(await store.GetAsync("1"), Is.Null);
        Assert.That(folder.SetAside, Is.Empty);
        Assert.That(await store.SetAsync(TokenWriter.Numbered(1), null), Is.True);
        Assert.That(logger.Lines, Is.Empty);
        Assert.That(TokenWriter.NumberOf(await new FileTokenStore(folder.TokenFile).GetAsync(TokenWriter.UserId)), Is.EqualTo(1));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Links need rights there.")]
    public void A_link_in_the_place_of_a_lock_is_not_followed([Values("tokens.json.lock", "tokens.json.locks", "tokens.json.locks/1.lock")] string name)
    {
        var link = Path.Combine(folder.Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, Elsewhere);
        var store = new FileTokenStore(folder.TokenFile);

        var thrown = Assert.ThrowsAsync<HelixException>(async () =>
        {
            await store.SetAsync(TokenWriter.Numbered(1, "1"), null);
            await store.LockAsync("1");
        });

        Assert.That(thrown.Message, Does.Contain($"'{link}' is a link"));
        Assert.That(Path.Exists(Elsewhere), Is.False);
    }

    [Test]
    [Platform(Include = "Linux")]
    public void A_pipe_in_the_place_of_a_lock_is_refused()
    {
        Make("pipe", folder.TokenFile + ".lock");

        var thrown = Assert.ThrowsAsync<HelixException>(() => Task.Run(async () => await new FileTokenStore(folder.TokenFile).GetAsync("1")).WaitAsync(Soon));

        Assert.That(thrown.Message, Does.Contain("a named pipe"));
    }

    [Test]
#if LIBRARY_FOR_NET
    [Platform(Exclude = "Win", Reason = "Files have the rights of their folder there.")]
#else
    [Platform(Include = "Linux", Reason = "The build for .NET Standard 2.0 can ask only Linux for a file's rights.")]
#endif
    [UnsupportedOSPlatform("windows")]
    public async Task Rights_of_others_are_removed_when_the_file_is_read_with_a_warning()
    {
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await new FileTokenStore(folder.TokenFile).SetAsync(TokenWriter.Numbered(1), null);
        File.SetUnixFileMode(folder.TokenFile, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        var store = new FileTokenStore(folder.TokenFile, logger: logger);

        Assert.That(TokenWriter.NumberOf(await store.GetAsync(TokenWriter.UserId)), Is.EqualTo(1));

        Assert.That(File.GetUnixFileMode(folder.TokenFile), Is.EqualTo(OwnerOnly));
        var (level, text) = logger.Lines.Single();
        Assert.That(level, Is.EqualTo(LogLevel.Warning));
        Assert.That(text, Does.Contain(folder.TokenFile).And.Not.Contain("access-1"));
        await store.SetAsync(TokenWriter.Numbered(1, "another"), null);
        Assert.That(logger.Lines, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_file_that_is_too_large_is_left_as_it_is()
    {
        await using (var file = File.Create(folder.TokenFile))
            file.SetLength((16 * 1024 * 1024) + 1);
        await File.WriteAllTextAsync(Elsewhere, "USER_TOKEN=hush\n" + new string('\n', 64 * 1024));

        Assert.That(
            Assert.ThrowsAsync<HelixException>(async () => await new FileTokenStore(folder.TokenFile).GetAsync("1")).Message,
            Does.Contain("more than 16 MB"));
        Assert.That(Assert.ThrowsAsync<HelixException>(() => LegacyTokenFile.ReadAsync(Elsewhere)).Message, Does.Contain("more than 64 KB"));
        Assert.That(folder.SetAside, Is.Empty);
    }

    [Test]
    public async Task A_change_that_would_make_it_too_large_is_refused()
    {
        var store = new FileTokenStore(folder.TokenFile);
        await store.SetAsync(TokenWriter.Numbered(1), null);

        var thrown = Assert.ThrowsAsync<HelixException>(async () => await store.SetAsync(new HelixToken("2", new string('a', 16 * 1024 * 1024)), null));

        Assert.That(thrown.Message, Does.Contain("would have more than 16 MB"));
        Assert.That(TokenWriter.NumberOf(await new FileTokenStore(folder.TokenFile).GetAsync(TokenWriter.UserId)), Is.EqualTo(1));
    }

    private void Make(string kind, string path)
    {
        switch (kind)
        {
            case "pipe":
                Assert.That(mkfifo(path, 0x180), Is.Zero);
                break;
            case "link to a pipe":
                Make("pipe", Elsewhere);
                File.CreateSymbolicLink(path, Elsewhere);
                break;
            case "socket":
                // The socket's file stays when the socket is closed.
                using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
                {
                    var bound = Path.Combine(folder.Root, "s");
                    socket.Bind(new UnixDomainSocketEndPoint(bound));
                    File.Move(bound, path);
                }
                break;
            default:
                Directory.CreateDirectory(path);
                break;
        }
    }

#pragma warning disable IDE1006, SYSLIB1054 // The name is the C library's.
    [DllImport("libc", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int mkfifo(string path, uint mode);
#pragma warning restore IDE1006, SYSLIB1054
}
