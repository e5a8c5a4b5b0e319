using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace TwitchHelix.Docs.Tests.StreamBoard.Browser;

[Explicit(NeedsBrowser)]
[CancelAfter(180_000)]
public sealed class LoginTests : BrowserTests
{
    [Test]
    public async Task The_user_who_is_chosen_at_Twitch_is_logged_in()
    {
        var page = await OpenAsync();
        await Link(page, "Log in with Twitch").ClickAsync();
        await Expect(page.GetByText("user:read:follows")).ToBeVisibleAsync();
        await AuthorizeAsync(page, "MiloPark");

        await Expect(page).ToHaveURLAsync(Board.At("/"));
        await Expect(Heading(page)).ToHaveTextAsync("Live now");
        await Expect(Menu(page)).ToHaveTextAsync(new Regex("MiloPark"));
    }

    [Test]
    public async Task A_page_that_needs_a_login_asks_for_it_and_comes_back()
    {
        var page = await OpenAsync("/search?q=wolf");
        await AuthorizeAsync(page, "InesRoth");

        await Expect(page).ToHaveURLAsync(Board.At("/search?q=wolf"));
        await Expect(Link(page, "RustyWolf")).ToBeVisibleAsync();
    }

    [Test]
    public async Task After_declining_a_user_is_told_so_and_can_log_in()
    {
        var page = await OpenAsync();
        await Link(page, "Log in with Twitch").ClickAsync();
        await Button(page, "Decline").ClickAsync();

        await Expect(Heading(page)).ToHaveTextAsync("You are not logged in");
        await Link(page, "Log in with Twitch").ClickAsync();
        await AuthorizeAsync(page, "NovaLin");
        await Expect(Heading(page)).ToHaveTextAsync("Live now");
    }

    [Test]
    public async Task The_first_poll_asks_for_one_more_permission_and_comes_back()
    {
        var page = await LogInAsync("KayaBell");
        await Link(page, "Poll").ClickAsync();

        await Expect(page.GetByText("channel:manage:polls")).ToBeVisibleAsync();
        await Expect(page.GetByText("moderator:manage:banned_users")).ToBeHiddenAsync();
        await AuthorizeAsync(page, "KayaBell");
        await Expect(page).ToHaveURLAsync(Board.At("/poll"));
        await Expect(Heading(page)).ToHaveTextAsync("Poll");

        await Link(page, "Live").ClickAsync();
        await Link(page, "Poll").ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("Poll");
    }

    [Test]
    public async Task A_user_who_declines_one_more_permission_stays_logged_in()
    {
        var page = await LogInAsync("KayaBell");
        await Link(page, "Bans").ClickAsync();
        await Button(page, "Decline").ClickAsync();

        await Expect(Heading(page)).ToHaveTextAsync("Nothing has changed");
        await Link(page, "To the start").ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("Live now");
    }

    [Test]
    public async Task After_a_log_out_Twitch_remembers_the_permission()
    {
        var page = await LogInAsync("NovaLin");
        await Menu(page).ClickAsync();
        await Button(page, "Log out").ClickAsync();

        await Link(page, "Log in with Twitch").ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("Live now");
    }

    [Test]
    public async Task Log_out_and_disconnect_ends_the_tokens_at_Twitch()
    {
        var page = await LogInAsync("NovaLin");
        Assert.That(Tokens(), Is.Not.Empty);
        await Menu(page).ClickAsync();
        await Button(page, "Log out and disconnect from Twitch").ClickAsync();

        await Expect(Link(page, "Log in with Twitch")).ToBeVisibleAsync();
        Assert.That(Tokens(), Is.Empty);

        IEnumerable<string> Tokens() =>
            Board.Server.Identity.Tokens.Where(token => token.UserId == Board.IdOf("NovaLin")).Select(token => token.AccessToken);
    }

    [Test]
    public async Task The_menu_closes_by_Escape_and_by_a_click_elsewhere()
    {
        var page = await LogInAsync("NovaLin");
        var button = Button(page, "Log out");

        await Menu(page).ClickAsync();
        await Expect(button).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(button).ToBeHiddenAsync();
        await Expect(Menu(page)).ToBeFocusedAsync();

        await Menu(page).ClickAsync();
        await Expect(button).ToBeVisibleAsync();
        await Heading(page).ClickAsync();
        await Expect(button).ToBeHiddenAsync();
    }
}
