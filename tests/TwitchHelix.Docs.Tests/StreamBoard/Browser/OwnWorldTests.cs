using System.Text.RegularExpressions;
using TwitchHelix.Docs.Tests.Samples;
using static Microsoft.Playwright.Assertions;

namespace TwitchHelix.Docs.Tests.StreamBoard.Browser;

/// <summary>StreamBoard without any settings, as <c>dotnet run</c> starts it: the world is its own, and goes on by itself.</summary>
[Explicit(NeedsBrowser)]
[CancelAfter(180_000)]
public sealed class OwnWorldTests : BrowserTests
{
    [Test]
    public async Task It_works_at_once_and_moves()
    {
        using var process = SampleProcess.Start("StreamBoard", "--urls=http://127.0.0.1:0", "--World:Tick=00:00:00.2");
        var home = new Uri(await process.ReadAsync("Now listening on: (.*)$"));
        Faults.Allow(home);
        var page = await OpenAsync();
        var answer = await page.GotoAsync(home.AbsoluteUri);
        // Where its Twitch is, only its policy says.
        Faults.Allow(new Uri(Regex.Match(answer!.Headers["content-security-policy"], @"form-action 'self' (\S+?);").Groups[1].Value));
        await Link(page, "Log in with Twitch").ClickAsync();
        await AuthorizeAsync(page, "NovaLin");
        await Expect(Cards(page).Nth(23)).ToBeVisibleAsync();
        await Expect(page.Locator("[data-live-status]")).ToHaveTextAsync(new Regex("is live|has ended"));

        await Link(page, "Poll").ClickAsync();
        await AuthorizeAsync(page, "NovaLin");
        await page.GetByLabel("Question").FillAsync("Does it move?");
        await page.GetByLabel("Choice 1").FillAsync("Yes");
        await page.GetByLabel("Choice 2").FillAsync("It does");
        await Button(page, "Start the poll").ClickAsync();
        await MarkAsync(page);
        var votes = page.Locator("[data-total]").First;
        await Expect(votes).ToHaveTextAsync(new Regex(@"^\d{3,} votes$"));
        await AssertNotReloadedAsync(page);

        process.Stop();
        Assert.That((await process.CompleteAsync()).ExitCode, Is.Zero);
    }
}
