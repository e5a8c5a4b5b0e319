using static Microsoft.Playwright.Assertions;

namespace TwitchHelix.Docs.Tests.StreamBoard.Browser;

[Explicit(NeedsBrowser)]
[CancelAfter(180_000)]
public sealed class WithoutScriptTests : BrowserTests
{
    [Test]
    public async Task The_list_has_a_link_to_the_next_page()
    {
        var page = await LogInAsync("NovaLin", withScripts: false);
        await Expect(Cards(page)).ToHaveCountAsync(24);
        await Link(page, "More").ClickAsync();
        await Expect(page).ToHaveURLAsync(Board.At("/?after=24"));
        await Expect(Cards(page)).ToHaveCountAsync(24);
        await Link(page, "More").ClickAsync();
        await Expect(page).ToHaveURLAsync(Board.At("/?after=48"));
        await Expect(Cards(page).First).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_poll_begins_counts_votes_and_ends()
    {
        var page = await LogInAsync("KayaBell", "/poll", withScripts: false);
        await page.GetByLabel("Question").FillAsync("No script?");
        await page.GetByLabel("Choice 1").FillAsync("None");
        await page.GetByLabel("Choice 2").FillAsync("Not one");
        await Button(page, "Start the poll").ClickAsync();
        var poll = Poll(page, "No script?");
        await Expect(poll).ToContainTextAsync("Open. 0 votes");
        await Board.AdvanceAsync();
        await page.ReloadAsync();
        await Expect(poll).Not.ToContainTextAsync("Open. 0 votes");
        await Button(page, "End the poll now").ClickAsync();
        await Expect(poll).ToContainTextAsync("Result, ended early.");
    }

    [Test]
    public async Task Search_bans_the_menu_and_the_log_out_work()
    {
        var page = await LogInAsync("KayaBell", "/search", withScripts: false);
        await page.GetByLabel("Channel or category").FillAsync("wolf");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Link(page, "RustyWolf")).ToBeVisibleAsync();

        await Link(page, "Bans").ClickAsync();
        await AuthorizeAsync(page, "KayaBell");
        await page.GetByLabel("Login").FillAsync("milopark");
        await Button(page, "Go on").ClickAsync();
        await Button(page, "Ban MiloPark").ClickAsync();
        await Expect(page.GetByText("MiloPark is banned.")).ToBeVisibleAsync();
        await Link(page, "Unban MiloPark").ClickAsync();
        await Button(page, "Unban MiloPark").ClickAsync();
        await Expect(page.GetByText("MiloPark is no longer banned.")).ToBeVisibleAsync();

        await Menu(page).ClickAsync();
        await Button(page, "Log out").ClickAsync();
        await Expect(Link(page, "Log in with Twitch")).ToBeVisibleAsync();
    }
}
