using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using TwitchHelix.Docs.Tests.Site;
using TwitchHelix.Testing;
using static Microsoft.Playwright.Assertions;

namespace TwitchHelix.Docs.Tests.StreamBoard.Browser;

/// <summary>Looks at each page: it can be used by everyone (all of axe's rules), has no horizontal scroll bar, and is kept as a picture.</summary>
[Explicit(NeedsBrowser)]
[CancelAfter(300_000)]
public sealed class LookTests : BrowserTests
{
    private readonly List<string> findings = [];
    private string suffix = "";

    [Test]
    public async Task Every_page_can_be_used_by_everyone(
        [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme, [Values(Desktop, Phone)] int width)
    {
        suffix = $"{scheme}-{(width == Phone ? "phone" : "desktop")}".ToLowerInvariant();
        findings.Clear();
        // One person for each look: nobody sees the polls of another one.
        var person = (scheme, width) switch
        {
            (ColorScheme.Light, Desktop) => "NovaLin",
            (ColorScheme.Dark, Desktop) => "InesRoth",
            (ColorScheme.Light, Phone) => "MiloPark",
            _ => "KayaBell",
        };
        Faults.Expect(404, 503);

        await LookAtPagesForEverybodyAsync(await OpenAsync("/", scheme, width));
        var page = await LogInAsync(person, "/", scheme, width);
        await LookAtPagesAsync(page);
        await LookAtPollsAsync(page, person);
        await LookAtBansAsync(page, person);

        Board.Server.Faults.Add(HelixFault.Status(503) with { Times = null });
        await GoAsync(page, "/", "Twitch doesn't answer");
        await LookAsync(page, "twitch-down");
        Board.Server.Faults.Clear();
        Assert.That(findings, Is.Empty, string.Join('\n', findings));
    }

    private async Task LookAtPagesForEverybodyAsync(IPage page)
    {
        await LookAsync(page, "welcome");
        await GoAsync(page, "/login-declined", "You are not logged in");
        await LookAsync(page, "login-declined");
        await GoAsync(page, "/consent-lost?returnUrl=%2Fpoll", "You have been logged out");
        await LookAsync(page, "consent-lost");
        await GoAsync(page, "/nowhere", "There is no such page");
        await LookAsync(page, "not-found");
        await page.GotoAsync(Board.At("/login"));
        await Expect(Account(page, "NovaLin")).ToBeVisibleAsync();
        await LookAsync(page, "authorize");
    }

    private async Task LookAtPagesAsync(IPage page)
    {
        await Expect(Cards(page).Nth(23)).ToBeVisibleAsync();
        await LookAsync(page, "live");
        await Menu(page).ClickAsync();
        await LookAsync(page, "menu");
        await GoAsync(page, "/search?q=o", "Search");
        await Expect(page.Locator(".boxes li").First).ToBeVisibleAsync();
        await LookAsync(page, "search");
        await GoAsync(page, "/channel/pixelheron", "PixelHeron");
        await LookAsync(page, "channel");
        await GoAsync(page, "/status", "Status");
        await Expect(page.GetByText("user:read:follows")).ToBeVisibleAsync();
        await LookAsync(page, "status");
    }

    private async Task LookAtPollsAsync(IPage page, string person)
    {
        var channel = Board.World.Find(Board.IdOf(person))!;
        Board.World.Use(() => Board.World.Polls.Create(channel, "Hard mode today?", ["Yes", "Only the last boss"], 60));
        await VoteAsync();
        Board.Time.Advance(TimeSpan.FromMinutes(2));
        await Board.AdvanceAsync();
        var poll = Board.World.Use(
            () => Board.World.Polls.Create(channel, "Which game is next?", ["Starfold", "Lantern Deep", "Harbor Kings", "Chess"], 300));
        await VoteAsync();
        await page.GotoAsync(Board.At("/poll"));
        await AuthorizeAsync(page, person);
        await Expect(Poll(page, "Which game is next?")).ToContainTextAsync("Open.");
        await LookAsync(page, "poll");
        Board.World.Use(() => Board.World.Polls.End(channel.Id, poll.Id, PollStatus.Terminated));

        async Task VoteAsync()
        {
            for (var step = 0; step < 12; step++)
                await Board.AdvanceAsync();
        }
    }

    private async Task LookAtBansAsync(IPage page, string person)
    {
        await page.GotoAsync(Board.At("/bans"));
        await AuthorizeAsync(page, person);
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Banned users" })).ToBeVisibleAsync();
        await LookAsync(page, "bans");
        await page.GetByRole(AriaRole.Link, new() { Name = "Unban " }).First.ClickAsync();
        await Expect(Button(page, "Go on")).ToHaveCountAsync(0);
        await LookAsync(page, "unban");
        await GoAsync(page, "/bans", "Bans");
        await page.GetByLabel("Login").FillAsync("rustywolf");
        await page.GetByLabel("Reason").FillAsync("Howls at the moon");
        await Button(page, "Go on").ClickAsync();
        await Expect(Button(page, "Ban RustyWolf")).ToBeVisibleAsync();
        await LookAsync(page, "ban-confirmation");
        await GoAsync(page, "/bans", "Bans");
        await page.GetByLabel("Login").FillAsync("nobody_at_all");
        await Button(page, "Go on").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await LookAsync(page, "fault");
    }

    private async Task GoAsync(IPage page, string path, string heading)
    {
        await page.GotoAsync(Board.At(path));
        await Expect(Heading(page)).ToHaveTextAsync(heading);
    }

    private async Task LookAsync(IPage page, string name)
    {
        await page.EvaluateAsync(
            """
            () => Promise.all([...document.images].filter(image => image.getBoundingClientRect().top < innerHeight).map(image => image.decode()))
            """);
        await ShootAsync(page, $"{name}-{suffix}");
        var tooWide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (tooWide > 0)
            findings.Add($"{name} is {tooWide} pixels wider than the window.");
        var result = await page.RunAxe();
        Assert.That(result.Passes, Is.Not.Empty);
        findings.AddRange(AxeFaults.Of(result).Select(fault => $"{name}: {fault}"));
    }
}
