using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TwitchHelix.Docs.Tests.StreamBoard.Browser;

/// <summary>A user disconnects the app at Twitch while using it.</summary>
[Explicit(NeedsBrowser)]
[CancelAfter(180_000)]
public sealed class ConsentTests : BrowserTests
{
    [Test]
    public async Task The_next_page_says_why_the_person_is_logged_out()
    {
        var page = await LogInAsync("NovaLin");
        Disconnect("NovaLin");
        await page.GotoAsync(Board.At("/search?q=wolf"));

        await Expect(Heading(page)).ToHaveTextAsync("You have been logged out");
        await Link(page, "Log in again").ClickAsync();
        await AuthorizeAsync(page, "NovaLin");
        await Expect(page).ToHaveURLAsync(Board.At("/search?q=wolf"));
        await Expect(Link(page, "RustyWolf")).ToBeVisibleAsync();
    }

    [Test]
    public async Task What_was_typed_into_the_form_of_a_poll_is_not_lost()
    {
        var page = await LogInAsync("MiloPark", "/poll");
        Disconnect("MiloPark");
        await page.GetByLabel("Question").FillAsync("Is anybody there?");
        await page.GetByLabel("Choice 1").FillAsync("Yes & no");
        await page.GetByLabel("Choice 2").FillAsync("\"Perhaps\"");
        await page.GetByLabel("Choice 4").FillAsync("Ask again");
        await page.GetByLabel("Minutes").FillAsync("7");
        await Button(page, "Start the poll").ClickAsync();
        await LogInAgainAsync(page, "MiloPark");

        await Expect(page).ToHaveURLAsync(Board.At("/poll"));
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("It hasn't been sent.");
        await Expect(page.GetByLabel("Question")).ToHaveValueAsync("Is anybody there?");
        await Expect(page.GetByLabel("Choice 1")).ToHaveValueAsync("Yes & no");
        await Expect(page.GetByLabel("Choice 2")).ToHaveValueAsync("\"Perhaps\"");
        await Expect(page.GetByLabel("Choice 3")).ToHaveValueAsync("");
        await Expect(page.GetByLabel("Choice 4")).ToHaveValueAsync("Ask again");
        await Expect(page.GetByLabel("Minutes")).ToHaveValueAsync("7");
        await Button(page, "Start the poll").ClickAsync();
        await Expect(Poll(page, "Is anybody there?")).ToContainTextAsync("Open.");
        await Button(page, "End the poll now").ClickAsync();
        await Expect(page.GetByLabel("Question")).ToHaveValueAsync("");
    }

    [Test]
    public async Task What_was_typed_into_the_form_of_a_ban_is_not_lost()
    {
        var page = await LogInAsync("InesRoth", "/bans");
        Disconnect("InesRoth");
        await page.GetByLabel("Login").FillAsync("milopark");
        await page.GetByLabel("How long").SelectOptionAsync("10080");
        await page.GetByLabel("Reason").FillAsync("Too much coffee");
        await Button(page, "Go on").ClickAsync();
        await LogInAgainAsync(page, "InesRoth");

        await Expect(page).ToHaveURLAsync(Board.At("/bans"));
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Nobody has been banned yet.");
        await Expect(page.GetByLabel("Login")).ToHaveValueAsync("milopark");
        await Expect(page.GetByLabel("How long")).ToHaveValueAsync("10080");
        await Expect(page.GetByLabel("Reason")).ToHaveValueAsync("Too much coffee");
    }

    [Test]
    public async Task Somebody_else_does_not_see_what_was_typed()
    {
        var page = await LogInAsync("InesRoth", "/bans");
        Disconnect("InesRoth");
        await page.GetByLabel("Login").FillAsync("milopark");
        await Button(page, "Go on").ClickAsync();
        await LogInAgainAsync(page, "KayaBell");

        await Expect(page.GetByLabel("Login")).ToHaveValueAsync("");
    }

    private void Disconnect(string person)
    {
        // An open page may be the first to notice.
        Faults.Expect(401);
        Board.Server.Identity.DisconnectUser(Board.IdOf(person));
    }

    private static async Task LogInAgainAsync(IPage page, string person)
    {
        await Expect(Heading(page)).ToHaveTextAsync("You have been logged out");
        await Link(page, "Log in again").ClickAsync();
        await AuthorizeAsync(page, person);
        // The page needs another scope.
        await AuthorizeAsync(page, person);
    }
}
