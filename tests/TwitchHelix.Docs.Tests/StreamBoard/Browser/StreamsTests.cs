using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StreamBoard.World;
using static Microsoft.Playwright.Assertions;

namespace TwitchHelix.Docs.Tests.StreamBoard.Browser;

[Explicit(NeedsBrowser)]
[CancelAfter(180_000)]
public sealed class StreamsTests : BrowserTests
{
    private const int PageSize = 24;

    [Test]
    public async Task The_list_shows_who_is_live_and_a_title_is_only_text()
    {
        var page = await LogInAsync("NovaLin");

        var first = Cards(page).First;
        await Expect(Cards(page).Nth(PageSize - 1)).ToBeVisibleAsync();
        await Expect(first).ToContainTextAsync("PixelHeron");
        await Expect(first.Locator(".title")).ToHaveTextAsync(Cast.HostileTitle);
        await Expect(first.Locator(".viewers")).ToHaveTextAsync(new Regex(@"^[\d.]+K viewers$"));
        await Expect(first.Locator(".uptime")).ToHaveTextAsync(new Regex(@"^\d+:\d\d:\d\d$"));
    }

    [Test]
    public async Task Scrolling_brings_the_third_page_and_nobody_twice()
    {
        var page = await LogInAsync("NovaLin");
        await MarkAsync(page);
        for (var shown = PageSize; shown <= 3 * PageSize; shown += PageSize)
        {
            await Expect(Cards(page).Nth(shown - PageSize)).ToBeVisibleAsync();
            await page.Locator("footer").ScrollIntoViewIfNeededAsync();
        }

        await Expect(page.Locator("[data-more]")).ToHaveCountAsync(0);
        var channels = await Cards(page).EvaluateAllAsync<string[]>("cards => cards.map(card => card.dataset.channel)");
        Assert.That(channels, Is.EquivalentTo(Board.World.Followed.Where(channel => channel.LiveSince is not null).Select(channel => channel.Id)));
        await AssertNotReloadedAsync(page);
    }

    [Test]
    public async Task A_channel_that_goes_live_appears_and_one_that_ends_leaves()
    {
        var page = await LogInAsync("MiloPark");
        await MarkAsync(page);
        await Board.SubscribesToAsync("stream.online", Board.World.Followed.Count);
        await Board.SubscribesToAsync("stream.offline", Board.World.Followed.Count);

        var begun = await AdvanceUntilAsync<StreamOnlineEvent>(page, _ => true, e => $"{e.BroadcasterUserName} is live.");
        await Expect(Cards(page).First).ToContainTextAsync(begun.BroadcasterUserName);

        var shown = await Cards(page).EvaluateAllAsync<string[]>("cards => cards.map(card => card.dataset.channel)");
        var ended = await AdvanceUntilAsync<StreamOfflineEvent>(
            page, e => shown.Contains(e.BroadcasterUserId), e => $"{e.BroadcasterUserName} has ended.");
        await Expect(page.Locator($"[data-channel='{ended.BroadcasterUserId}']")).ToHaveCountAsync(0);
        await AssertNotReloadedAsync(page);
    }

    [Test]
    public async Task What_happened_while_a_page_was_not_connected_is_there_when_it_is_again()
    {
        var page = await LogInAsync("MiloPark");
        await MarkAsync(page);
        await Board.SubscribesToAsync("stream.online", Board.World.Followed.Count);
        // Now it is connected.
        await AdvanceUntilAsync<StreamOnlineEvent>(page, _ => true, e => $"{e.BroadcasterUserName} is live.");
        var shown = await Cards(page).EvaluateAllAsync<string[]>("cards => cards.map(card => card.dataset.channel)");

        // Nobody tells the page that it has ended.
        StreamOfflineEvent? ended = null;
        while (ended is null)
            ended = Board.World.Advance().OfType<StreamOfflineEvent>().FirstOrDefault(e => shown.Contains(e.BroadcasterUserId));
        // A log-out elsewhere cuts the streams of all pages of the user.
        var other = await LogInAsync("MiloPark");
        await Menu(other).ClickAsync();
        await Button(other, "Log out").ClickAsync();

        await Expect(page.Locator($"[data-channel='{ended.BroadcasterUserId}']")).ToHaveCountAsync(0);
        await AssertNotReloadedAsync(page);
    }

    [Test]
    public async Task A_channel_has_its_stream_its_schedule_and_its_clips()
    {
        var page = await LogInAsync("NovaLin");
        await Link(page, "PixelHeron").ClickAsync();

        await Expect(Heading(page)).ToHaveTextAsync("PixelHeron");
        await Expect(page.GetByText(Cast.HostileTitle)).ToBeVisibleAsync();
        await Expect(page.GetByText("Community night").First).ToBeVisibleAsync();
        await Expect(page.GetByText("The dog joins in")).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_search_finds_channels_and_categories()
    {
        var page = await LogInAsync("NovaLin", "/search");
        await page.GetByLabel("Channel or category").FillAsync("moss");
        await Button(page, "Search").ClickAsync();

        await Expect(page.GetByText("Moss Garden", new() { Exact = true }).First).ToBeVisibleAsync();
        await Link(page, "MossyOtter").ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("MossyOtter");
    }

    [Test]
    public async Task A_channel_that_does_not_exist_is_not_found()
    {
        Faults.Expect(404);
        var page = await LogInAsync("NovaLin");
        await page.GotoAsync(Board.At("/channel/nobody_at_all"));

        await Expect(Heading(page)).ToHaveTextAsync("There is no such page");
    }

    [Test]
    public async Task The_status_shows_limits_the_token_and_events()
    {
        var page = await LogInAsync("InesRoth");
        await Board.SubscribesToAsync("stream.online", Board.World.Followed.Count);
        await AdvanceUntilAsync<StreamOnlineEvent>(page, _ => true, e => $"{e.BroadcasterUserName} is live.");
        await Link(page, "Status").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex(@"^You: \d+ of 800 points left$") })).ToBeVisibleAsync();
        await Expect(page.GetByText("user:read:follows")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex(@"^stream\.online Enabled \d+$") })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex(@"^Online \d+$") })).ToBeVisibleAsync();
        var content = await page.ContentAsync();
        foreach (var token in Board.Server.Identity.Tokens)
            Assert.That(content, Does.Not.Contain(token.AccessToken));
    }

    /// <summary>Lets the world go on until the page has told of such an event: it may not listen yet.</summary>
    private async Task<TEvent> AdvanceUntilAsync<TEvent>(IPage page, Func<TEvent, bool> condition, Func<TEvent, string> text)
        where TEvent : EventSubEvent
    {
        for (var left = 100; left > 0; left--)
            if ((await Board.AdvanceAsync()).OfType<TEvent>().FirstOrDefault(condition) is { } e
                && await IsTrueAsync(Expect(page.Locator("[data-live-status]")).ToHaveTextAsync(text(e), new() { Timeout = 2000 })))
                return e;
        throw new AssertionException("The page didn't tell of any event.");
    }
}
