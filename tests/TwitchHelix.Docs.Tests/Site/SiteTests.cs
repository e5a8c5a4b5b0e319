using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Docs.Tests.Site;

/// <summary>The built site in a browser. Cake's target Site builds it and runs these tests.</summary>
[Explicit("The site must have been built: dotnet cake --target=Site")]
[CancelAfter(300_000)]
public sealed class SiteTests
{
    private const int Tabs = 4;

    // For a busy machine, in milliseconds.
    private const float NavigationTimeout = 120_000;

    // A page of each kind.
    private static readonly string[] Samples = ["", "limits-and-errors.html", "endpoints.html", "reference/polls.html", "reference/eventsub-polls.html"];

    // VitePress puts a button into the button of a group in the sidebar.
    private static readonly Dictionary<string, RuleOptions> NotOurs = new() { ["nested-interactive"] = new() { Enabled = false } };

    private static readonly string Screenshots = Path.Combine(Repository.Root, "artifacts", "site-screenshots");

    private SiteServer server = null!;
    private Chromium chromium = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        // For a busy machine.
        Assertions.SetDefaultExpectTimeout(30_000);
        server = await SiteServer.StartAsync();
        chromium = await Chromium.StartAsync();
        Directory.CreateDirectory(Screenshots);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (chromium is not null)
            await chromium.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
    }

    [Test]
    public async Task Every_page_loads_without_a_fault_and_every_link_leads_somewhere()
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        context.SetDefaultNavigationTimeout(NavigationTimeout);
        var pages = new ConcurrentDictionary<string, SitePage>();

        for (List<string> open = [server.Home.AbsoluteUri]; open.Count > 0;)
        {
            await Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = Tabs }, async (address, _) =>
                pages[address] = await SitePage.LoadAsync(context, server.Home, address));
            open = [.. pages.Values.SelectMany(page => page.Links).Where(IsPage).Select(PageOf).Distinct().Where(address => !pages.ContainsKey(address))];
        }

        using var http = new HttpClient();
        foreach (var file in pages.Values.SelectMany(page => page.Links).Where(link => IsInternal(link) && !IsPage(link)).Distinct())
            using (var answer = await http.GetAsync(new Uri(file)))
                Assert.That(answer.IsSuccessStatusCode, $"The link to {file} leads nowhere.");
        var faults = pages.Values.SelectMany(page => page.Faults.Concat(page.Links.Where(IsPage).Distinct()
            .Where(link => !LeadsSomewhere(link)).Select(link => $"{page.Address}: the link to {link} leads nowhere")));
        Assert.That(faults, Is.Empty, string.Join('\n', faults));
        Assert.That(pages.Keys, Has.Some.EndsWith("/reference/polls.html").And.Some.EndsWith("/api/"));
        TestContext.Out.WriteLine($"{pages.Count} pages, {pages.Values.Sum(page => page.Links.Count)} links.");

        bool IsInternal(string link) => new Uri(link).Authority == server.Home.Authority;

        bool IsPage(string link) => IsInternal(link) && new Uri(link) is var target
            && (target.AbsolutePath.EndsWith('/') || target.AbsolutePath.EndsWith(".html", StringComparison.Ordinal));

        // Redoc makes the places in its page when they are looked at.
        bool LeadsSomewhere(string link) => new Uri(link) is var target && PageOf(link) is var page
            && (target.Fragment.Length <= 1 || page.EndsWith("/api/", StringComparison.Ordinal)
                || pages[page].Anchors.Contains(Uri.UnescapeDataString(target.Fragment[1..])));
    }

    [Test]
    public async Task The_search_finds_a_method_by_its_name()
    {
        var page = await OpenAsync("", ColorScheme.Light);

        await page.Locator("#local-search button").ClickAsync();
        await page.Locator("#localsearch-input").FillAsync("CreatePollAsync");
        await Assertions.Expect(page.Locator("a.result").First).ToHaveAttributeAsync("href", new Regex("reference/polls\\.html#createpollasync$"));
        await ShootAsync(page, "search");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("reference/polls\\.html#createpollasync$"));
    }

    [Test]
    public async Task The_menus_open_on_a_phone()
    {
        var page = await OpenAsync("reference/polls.html", ColorScheme.Light, width: 375);
        await ShootAsync(page, "phone");

        await page.Locator(".VPLocalNav .menu").ClickAsync();
        await Assertions.Expect(page.Locator(".VPSidebar a").First).ToBeInViewportAsync();
        await ShootAsync(page, "phone-sidebar");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".VPNavBarHamburger").ClickAsync();
        await Assertions.Expect(page.Locator(".VPNavScreen a", new() { HasTextString = "Events" })).ToBeVisibleAsync();
        await ShootAsync(page, "phone-menu");
    }

    [Test]
    public async Task A_page_can_be_read_by_everyone(
        [ValueSource(nameof(Samples))] string path, [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme)
    {
        var page = await OpenAsync(path, scheme);
        await ShootAsync(page, $"{(path.Length == 0 ? "home" : Path.GetFileNameWithoutExtension(path))}-{scheme}".ToLowerInvariant());

        // Contrast, names of controls, the order of headings, and the like.
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa"] }, Rules = NotOurs });

        var faults = AxeFaults.Of(result).ToList();
        Assert.That(faults, Is.Empty, string.Join('\n', faults));
    }

    [Test]
    public async Task Redoc_shows_the_document()
    {
        var page = await OpenAsync("api/", ColorScheme.Light);

        await Assertions.Expect(page.Locator("h1").First).ToHaveTextAsync(new Regex("Twitch Helix"));
        await Assertions.Expect(page.Locator("[data-section-id='operation/GetPolls'], [id='operation/GetPolls']").First).ToBeAttachedAsync();
        await ShootAsync(page, "redoc");
    }

    private async Task<IPage> OpenAsync(string path, ColorScheme scheme, int width = 1280)
    {
        var page = await chromium.Browser.NewPageAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        page.SetDefaultNavigationTimeout(NavigationTimeout);
        await page.GotoAsync(new Uri(server.Home, path).AbsoluteUri, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return page;
    }

    private static Task<byte[]> ShootAsync(IPage page, string name) => page.ScreenshotAsync(
        new() { Path = Path.Combine(Screenshots, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });

    private static string PageOf(string link) => link.Split('#')[0];
}
