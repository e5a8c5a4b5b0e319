using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NUnit.Framework.Interfaces;
using TwitchHelix.Tests.Wire;
using static Microsoft.Playwright.Assertions;

namespace TwitchHelix.Docs.Tests.StreamBoard.Browser;

/// <summary>Uses StreamBoard in a browser, as people do. A fault of any page fails its test: see <see cref="BrowserFaults"/>.</summary>
public abstract class BrowserTests
{
    protected const string NeedsBrowser = "It needs Chromium: dotnet cake --target=Board";
    protected const int Desktop = 1280;
    protected const int Phone = 390;

    // For a busy machine, in milliseconds.
    private const float ExpectTimeout = 30_000;
    private const float NavigationTimeout = 60_000;

    private static readonly string Screenshots = Path.Combine(Repository.Root, "artifacts", "streamboard-screenshots");

    private readonly List<IBrowserContext> contexts = [];
    private IBrowser browser = null!;

    private protected BrowserBoard Board { get; private set; } = null!;

    private protected BrowserFaults Faults { get; private set; } = null!;

    [SetUp]
    public async Task Start()
    {
        SetDefaultExpectTimeout(ExpectTimeout);
        Directory.CreateDirectory(Screenshots);
        browser = (await BrowserRun.BrowserAsync()).Browser;
        Board = await BrowserRun.BoardAsync();
        Faults = new BrowserFaults(Board.Home, Board.Server.BaseAddress);
        Board.Forget();
    }

    [TearDown]
    public async Task Stop()
    {
        Board.Server.Faults.Clear();
        var hasFailed = TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Failed;
        foreach (var page in contexts.SelectMany(context => context.Pages).Where(_ => hasFailed))
            await ShootAsync(page, $"failed-{Regex.Replace(TestContext.CurrentContext.Test.Name, @"\W+", "-")}");
        foreach (var context in contexts)
            await context.DisposeAsync();
        contexts.Clear();
        Assert.That(Faults.All, Is.Empty, string.Join('\n', Faults.All));
    }

    /// <summary>Opens a browser that has never been on the board.</summary>
    protected async Task<IPage> OpenAsync(string path = "/", ColorScheme scheme = ColorScheme.Light, int width = Desktop, bool withScripts = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            ColorScheme = scheme,
            JavaScriptEnabled = withScripts,
            Locale = "en-US",
            ViewportSize = new() { Width = width, Height = width == Phone ? 844 : 900 },
        });
        contexts.Add(context);
        context.SetDefaultNavigationTimeout(NavigationTimeout);
        Faults.WatchOver(context);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Board.At(path));
        return page;
    }

    /// <summary>Opens a browser of somebody who has just logged in.</summary>
    protected async Task<IPage> LogInAsync(
        string person, string path = "/", ColorScheme scheme = ColorScheme.Light, int width = Desktop, bool withScripts = true)
    {
        var page = await OpenAsync($"/login?returnUrl={Uri.EscapeDataString(path)}", scheme, width, withScripts);
        await AuthorizeAsync(page, person);
        // A page that needs another scope asks for it.
        if (path is "/poll" or "/bans")
            await AuthorizeAsync(page, person);
        await Expect(page).ToHaveURLAsync(Board.At(path));
        await Expect(Heading(page)).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Says yes on Twitch's page.</summary>
    protected static Task AuthorizeAsync(IPage page, string person) => Account(page, person).ClickAsync();

    protected static ILocator Account(IPage page, string person) =>
        page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{person} {person}$", RegexOptions.IgnoreCase) });

    protected static ILocator Heading(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    protected static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    protected static ILocator Link(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>Returns what opens the menu of the user.</summary>
    protected static ILocator Menu(IPage page) => page.Locator(".menu > button");

    protected static ILocator Cards(IPage page) => page.Locator("[data-channel]");

    /// <summary>Returns the newest poll with a question.</summary>
    protected static ILocator Poll(IPage page, string question) => page.Locator("[data-poll]").Filter(new() { HasText = question }).First;

    /// <summary>Lets the world go on until a page shows it: it may not listen yet.</summary>
    protected async Task AdvanceUntilVisibleAsync(ILocator locator)
    {
        for (var left = 30; left > 0; left--)
        {
            await Board.AdvanceAsync();
            if (await IsTrueAsync(Expect(locator).ToBeVisibleAsync(new() { Timeout = 2000 })))
                return;
        }
        Assert.Fail($"This has not become visible: {locator}");
    }

    protected static async Task<bool> IsTrueAsync(Task expectation)
    {
        try
        {
            await expectation;
            return true;
        }
        catch (PlaywrightException)
        {
            return false;
        }
    }

    /// <summary>Marks a page, to see later that it wasn't loaded again.</summary>
    protected static Task MarkAsync(IPage page) => page.EvaluateAsync("window.isMarked = true");

    protected static async Task AssertNotReloadedAsync(IPage page) =>
        Assert.That(await page.EvaluateAsync<bool>("window.isMarked === true"), "The page was loaded again.");

    protected static Task<byte[]> ShootAsync(IPage page, string name) => page.ScreenshotAsync(
        new() { Path = Path.Combine(Screenshots, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
}
