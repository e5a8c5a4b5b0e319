using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TwitchHelix.Docs.Tests.StreamBoard.Browser;

[Explicit(NeedsBrowser)]
[CancelAfter(180_000)]
public sealed class KeyboardTests : BrowserTests
{
    [Test]
    public async Task The_main_way_needs_no_mouse([Values(Desktop, Phone)] int width)
    {
        var page = await OpenAsync(width: width);
        var keys = new BrowserKeyboard(page);
        await keys.ReachAsync(Link(page, "Skip to the content"));
        await keys.PressAsync(Link(page, "Log in with Twitch"));
        await keys.PressAsync(Account(page, "NovaLin"), "Space");
        await Expect(Heading(page)).ToHaveTextAsync("Live now");

        await keys.PressAsync(Link(page, "PixelHeron"));
        await Expect(Heading(page)).ToHaveTextAsync("PixelHeron");
        await keys.PressAsync(Link(page, "Search"));
        await keys.TypeAsync(page.GetByLabel("Channel or category"), "wolf");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Link(page, "RustyWolf")).ToBeVisibleAsync();

        await keys.PressAsync(Link(page, "Poll"));
        await keys.PressAsync(Account(page, "NovaLin"));
        await keys.TypeAsync(page.GetByLabel("Question"), "Without a mouse?");
        await keys.TypeAsync(page.GetByLabel("Choice 1"), "Yes");
        await keys.TypeAsync(page.GetByLabel("Choice 2"), "Of course");
        await keys.PressAsync(Button(page, "Start the poll"), "Space");
        await keys.PressAsync(Button(page, "End the poll now"), "Space");
        await Expect(Poll(page, "Without a mouse?").First).ToContainTextAsync("ended early");

        await keys.PressAsync(Link(page, "Bans"));
        await keys.PressAsync(Account(page, "NovaLin"));
        await keys.TypeAsync(page.GetByLabel("Login"), "kayabell");
        await keys.ReachAsync(page.GetByLabel("How long"));
        await page.Keyboard.PressAsync("ArrowDown");
        await keys.PressAsync(Button(page, "Go on"));
        await Expect(page.GetByText("10 minutes")).ToBeVisibleAsync();
        await keys.PressAsync(Button(page, "Ban KayaBell"));
        await keys.PressAsync(Link(page, "Unban KayaBell"));
        await keys.PressAsync(Button(page, "Unban KayaBell"), "Space");
        await Expect(page.GetByText("KayaBell is no longer banned.")).ToBeVisibleAsync();

        await keys.PressAsync(Menu(page));
        await keys.PressAsync(Button(page, "Log out"));
        await Expect(Link(page, "Log in with Twitch")).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_list_grows_under_the_focus()
    {
        var page = await LogInAsync("KayaBell");
        await Expect(Cards(page).Nth(23)).ToBeVisibleAsync();
        var keys = new BrowserKeyboard(page);
        await keys.PressAsync(Link(page, "Skip to the content"));
        await Expect(page).ToHaveURLAsync(new Regex("#content$"));

        await keys.ReachAsync(Cards(page).Nth(23).GetByRole(AriaRole.Link));
        await keys.ReachAsync(Cards(page).Nth(30).GetByRole(AriaRole.Link));
    }
}
