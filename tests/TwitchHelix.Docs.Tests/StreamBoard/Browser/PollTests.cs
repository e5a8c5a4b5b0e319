using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TwitchHelix.Docs.Tests.StreamBoard.Browser;

[Explicit(NeedsBrowser)]
[CancelAfter(180_000)]
public sealed class PollTests : BrowserTests
{
    [Test]
    public async Task A_poll_goes_from_open_to_its_result_and_the_bars_move()
    {
        var page = await LogInAsync("NovaLin", "/poll");
        await CreateAsync(page, "Which game is next?", "Starfold", "Lantern Deep");
        var poll = Poll(page, "Which game is next?");
        await Expect(poll).ToContainTextAsync("Open. 0 votes");
        await Board.SubscribesToAsync("channel.poll.progress");
        await Board.SubscribesToAsync("channel.poll.end");
        await MarkAsync(page);

        await AdvanceUntilVisibleAsync(poll.Locator("rect:not([width='0'])").First);
        var votes = await VotesAsync(poll);
        await Board.AdvanceAsync();
        await Expect(poll.Locator("[data-total]")).Not.ToHaveTextAsync($"{votes} votes");
        Assert.That(await VotesAsync(poll), Is.GreaterThan(votes));

        Board.Time.Advance(TimeSpan.FromMinutes(3));
        await Board.AdvanceAsync();
        await Expect(poll).ToContainTextAsync("Result.");
        await Expect(poll.Locator(".winner")).Not.ToHaveCountAsync(0);
        await Expect(Button(page, "End the poll now")).ToHaveCountAsync(0);
        await AssertNotReloadedAsync(page);
    }

    [Test]
    public async Task A_poll_can_be_ended_early()
    {
        var page = await LogInAsync("MiloPark", "/poll");
        await CreateAsync(page, "Tea or coffee?", "Tea", "Coffee");
        await Button(page, "End the poll now").ClickAsync();

        await Expect(Poll(page, "Tea or coffee?")).ToContainTextAsync("Result, ended early.");
    }

    [Test]
    public async Task A_poll_that_begins_elsewhere_appears_and_can_be_ended_here()
    {
        var page = await LogInAsync("MiloPark", "/poll");
        await Board.SubscribesToAsync("channel.poll.begin");
        var channel = Board.World.Find(Board.IdOf("MiloPark"))!;
        Board.World.Use(() => Board.World.Polls.Create(channel, "Begun at Twitch?", ["Yes", "No"], 120));
        var poll = Poll(page, "Begun at Twitch?");
        await AdvanceUntilVisibleAsync(poll);
        await Expect(poll).ToContainTextAsync("Open.");
        await Button(page, "End the poll now").ClickAsync();
        await Expect(poll).ToContainTextAsync("Result, ended early.");
    }

    [Test]
    public async Task What_Twitch_refuses_is_shown_and_the_form_keeps_its_text()
    {
        var page = await LogInAsync("InesRoth", "/poll");
        await CreateAsync(page, "The first?", "Yes", "No");
        await Expect(Poll(page, "The first?")).ToBeVisibleAsync();
        await CreateAsync(page, "The second?", "Perhaps", "Never");

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Twitch says: The broadcaster already has a poll in progress.");
        await Expect(page.GetByLabel("Question")).ToHaveValueAsync("The second?");
        await Expect(page.GetByLabel("Choice 2")).ToHaveValueAsync("Never");
    }

    private static async Task CreateAsync(IPage page, string question, string first, string second)
    {
        await page.GetByLabel("Question").FillAsync(question);
        await page.GetByLabel("Choice 1").FillAsync(first);
        await page.GetByLabel("Choice 2").FillAsync(second);
        await Button(page, "Start the poll").ClickAsync();
    }

    private static async Task<int> VotesAsync(ILocator poll) => int.Parse(
        Regex.Match(await poll.Locator("[data-total]").InnerTextAsync(), @"\d+").Value, CultureInfo.InvariantCulture);
}
