using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TwitchHelix.Docs.Tests.StreamBoard.Browser;

[Explicit(NeedsBrowser)]
[CancelAfter(180_000)]
public sealed class BanTests : BrowserTests
{
    [Test]
    public async Task A_ban_and_its_end_are_confirmed_first()
    {
        var page = await LogInAsync("NovaLin", "/bans");
        await page.GetByLabel("Login").FillAsync("inesroth");
        await page.GetByLabel("How long").SelectOptionAsync("60");
        await page.GetByLabel("Reason").FillAsync("Draws on my walls");
        await Button(page, "Go on").ClickAsync();

        await Expect(page.GetByText("for an hour")).ToBeVisibleAsync();
        Assert.That(BansOf("NovaLin"), Has.None.EqualTo("InesRoth"));
        await Button(page, "Ban InesRoth").ClickAsync();
        await Expect(page.GetByText("InesRoth is banned.")).ToBeVisibleAsync();
        var first = page.GetByRole(AriaRole.List, new() { Name = "Banned users" }).GetByRole(AriaRole.Listitem).First;
        await Expect(first).ToContainTextAsync("InesRoth");
        await Expect(first).ToContainTextAsync("timed out");
        await Expect(first).ToContainTextAsync("Draws on my walls");

        await Link(page, "Unban InesRoth").ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("Unban InesRoth?");
        Assert.That(BansOf("NovaLin"), Has.Some.EqualTo("InesRoth"));
        await Button(page, "Unban InesRoth").ClickAsync();
        await Expect(page.GetByText("InesRoth is no longer banned.")).ToBeVisibleAsync();
        Assert.That(BansOf("NovaLin"), Has.None.EqualTo("InesRoth"));
    }

    [Test]
    public async Task A_ban_that_is_not_confirmed_is_none()
    {
        var page = await LogInAsync("MiloPark", "/bans");
        await page.GetByLabel("Login").FillAsync("KayaBell");
        await Button(page, "Go on").ClickAsync();
        await Link(page, "Cancel").ClickAsync();

        await Expect(page.GetByLabel("Login")).ToBeVisibleAsync();
        Assert.That(BansOf("MiloPark"), Has.None.EqualTo("KayaBell"));
    }

    [Test]
    public async Task Nobody_has_this_login()
    {
        var page = await LogInAsync("MiloPark", "/bans");
        await page.GetByLabel("Login").FillAsync("nobody_at_all");
        await page.GetByLabel("Reason").FillAsync("Is not there");
        await Button(page, "Go on").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Nobody on Twitch has the login nobody_at_all.");
        await Expect(page.GetByLabel("Reason")).ToHaveValueAsync("Is not there");
    }

    private string[] BansOf(string person) => Board.World.Use(() => Board.World.Bans.Of(Board.IdOf(person)).Select(ban => ban.UserName).ToArray());
}
