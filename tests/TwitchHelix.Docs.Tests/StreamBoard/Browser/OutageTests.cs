using Microsoft.Playwright;
using TwitchHelix.Testing;
using static Microsoft.Playwright.Assertions;

namespace TwitchHelix.Docs.Tests.StreamBoard.Browser;

/// <summary>Twitch is down.</summary>
[Explicit(NeedsBrowser)]
[CancelAfter(180_000)]
public sealed class OutageTests : BrowserTests
{
    [Test]
    public async Task A_page_says_so_and_recovers([Values] bool withScripts)
    {
        var page = await LogInAsync("NovaLin", withScripts: withScripts);
        Faults.Expect(503);
        Break();
        await page.ReloadAsync();

        await Expect(Heading(page)).ToHaveTextAsync("Twitch doesn't answer");
        await Link(page, "Try again").ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("Twitch doesn't answer");
        Board.Server.Faults.Clear();
        await Link(page, "Try again").ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("Live now");
        await Expect(Cards(page).First).ToBeVisibleAsync();
    }

    [TestCase("/poll", "Question", "Start the poll")]
    [TestCase("/bans", "Login", "Go on")]
    public async Task What_was_typed_into_a_form_is_not_lost(string path, string field, string button)
    {
        var page = await LogInAsync("MiloPark", path);
        Faults.Expect(503);
        await page.GetByLabel(field, new() { Exact = true }).FillAsync("kayabell");
        if (path == "/poll")
        {
            await page.GetByLabel("Choice 1").FillAsync("Yes");
            await page.GetByLabel("Choice 2").FillAsync("No");
        }
        Break();
        await Button(page, button).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Twitch doesn't answer");
        await Expect(page.GetByLabel(field, new() { Exact = true })).ToHaveValueAsync("kayabell");
        Board.Server.Faults.Clear();
        await Button(page, button).ClickAsync();
        await Expect(page.GetByText("kayabell").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_login_that_fails_says_so_and_can_be_tried_again()
    {
        Faults.Expect(500, 502, 503);
        var page = await OpenAsync("/login");
        Board.Server.Faults.Add(HelixFault.Status(503) with { Target = HelixFaultTarget.Identity, Path = "token", Times = null });
        await AuthorizeAsync(page, "KayaBell");

        await Expect(Heading(page)).ToHaveTextAsync("Logging in is not possible now");
        Board.Server.Faults.Clear();
        await Link(page, "Try again").ClickAsync();
        await AuthorizeAsync(page, "KayaBell");
        await Expect(Heading(page)).ToHaveTextAsync("Live now");
    }

    private void Break() => Board.Server.Faults.Add(HelixFault.Status(503) with { Times = null });
}
