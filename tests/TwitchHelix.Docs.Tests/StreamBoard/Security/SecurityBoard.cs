using TwitchHelix.Docs.Tests.Samples;
using TwitchHelix.Generator.Tests;
using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.StreamBoard.Security;

/// <summary>StreamBoard in a process of its own, and its Twitch in this one.</summary>
internal sealed class SecurityBoard : IDisposable
{
    public const string ClientSecret = "the-secret-of-the-board";

    /// <summary>How all tokens and codes of the test server begin, and the application's secret.</summary>
    public static readonly IReadOnlyList<string> Secrets =
        ["test-user-token-", "test-refresh-token-", "test-app-token-", "test-code-", ClientSecret];

    private readonly TemporaryFolder folder;
    private readonly SampleProcess process;

    private SecurityBoard(TemporaryFolder folder, HelixTestServer twitch, SampleProcess process, Uri address) =>
        (this.folder, Twitch, this.process, Address) = (folder, twitch, process, address);

    public static HelixTestUser Ada { get; } = new("90020001", "adakeys") { DisplayName = "AdaKeys" };

    public static HelixTestUser Mallory { get; } = new("90020002", "mallory") { DisplayName = "Mallory" };

    public HelixTestServer Twitch { get; }

    public Uri Address { get; }

    /// <summary>What the process has asked of Twitch, but for the conduit, which it has with or without pages.</summary>
    public IEnumerable<HelixTestRequest> RequestsOfPages =>
        Twitch.Requests.Where(request => !request.Address.AbsolutePath.Contains("/eventsub", StringComparison.Ordinal));

    public static async Task<SecurityBoard> StartAsync(params string[] arguments)
    {
        var folder = new TemporaryFolder();
        var twitch = HelixTestServer.Start();
        twitch.Identity.AddUser(Ada);
        twitch.Identity.AddUser(Mallory);
        var process = SampleProcess.Start("StreamBoard", HostArguments.Of(twitch, [
            $"--TwitchHelix:ClientSecret={ClientSecret}",
            $"--TwitchHelix:EventSubAddress={twitch.EventSubAddress}",
            "--TwitchHelix:Retry:Delay=00:00:00.01",
            $"--database=Data Source={folder.PathOf("board.db")}",
            .. arguments,
        ]));
        return new SecurityBoard(folder, twitch, process, new Uri(await process.ReadAsync("Now listening on: (.*)$")));
    }

    public SecurityBrowser Open() => new(Address, Address);

    /// <summary>Opens a browser that comes by a proxy with https.</summary>
    public SecurityBrowser OpenByProxy() => new(Address, new Uri("https://board.example/"));

    /// <summary>Opens a browser in which a user has logged in, and granted what these pages need.</summary>
    public async Task<SecurityBrowser> LogInAsync(HelixTestUser user, params string[] pages)
    {
        var browser = Open();
        await LogInAsync(browser, user, pages);
        return browser;
    }

    public async Task LogInAsync(SecurityBrowser browser, HelixTestUser user, params string[] pages)
    {
        Twitch.Identity.SignedInUser = user;
        foreach (var page in (string[])["/login?returnUrl=/status", .. pages])
        {
            var answer = await browser.WalkAsync(page);
            Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
            Assert.That(answer.Text, Does.Contain(user.DisplayName));
        }
    }

    /// <summary>Ends the process, and returns all that it has written.</summary>
    public async Task<string> StopAsync()
    {
        process.Stop();
        var (_, output, error) = await process.CompleteAsync();
        return output + '\n' + error;
    }

    public void Dispose()
    {
        process.Dispose();
        Twitch.Dispose();
        folder.Dispose();
    }
}
