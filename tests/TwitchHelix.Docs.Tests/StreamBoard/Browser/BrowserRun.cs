using TwitchHelix.Docs.Tests.Site;

namespace TwitchHelix.Docs.Tests.StreamBoard.Browser;

/// <summary>The board and the browser of all tests here. The first test that needs them starts them.</summary>
[SetUpFixture]
public sealed class BrowserRun
{
    private static readonly Lazy<Task<BrowserBoard>> TheBoard = new(BrowserBoard.StartAsync);
    private static readonly Lazy<Task<Chromium>> TheBrowser = new(Chromium.StartAsync);

    internal static Task<BrowserBoard> BoardAsync() => TheBoard.Value;

    internal static Task<Chromium> BrowserAsync() => TheBrowser.Value;

    [OneTimeTearDown]
    public async Task End()
    {
        if (TheBrowser.IsValueCreated)
            await (await TheBrowser.Value).DisposeAsync();
        if (TheBoard.IsValueCreated)
            (await TheBoard.Value).Dispose();
    }
}
