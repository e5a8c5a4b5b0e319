using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.StreamBoard.Security;

/// <summary>No secret leaves the process.</summary>
[Parallelizable(ParallelScope.Self)]
[CancelAfter(180_000)]
public sealed class SecretTests
{
    [Test]
    public async Task No_token_code_or_secret_is_in_what_the_process_writes_in_a_page_or_in_a_cookie()
    {
        // With all that a developer turns on who looks for a fault.
        using var board = await SecurityBoard.StartAsync(
            "--Logging:LogLevel:Default=Debug", "--Logging:LogLevel:TwitchHelix=Trace", "--telemetry=console");
        using var browser = await board.LogInAsync(SecurityBoard.Ada, "/poll", "/bans");
        foreach (var target in (string[])
                 ["/", "/streams", "/polls", "/status", "/search?q=a", "/channel/adakeys", "/nowhere", "/signin-twitch?code=test-x&state=x"])
            await browser.GetAsync(target);
        Assert.That(browser.Cookies.Values.Select(cookie => cookie.Value), Has.None.Contains("test-user-token").And.None.Contains("test-refresh-token"));

        // A token that has expired is renewed; one whose grant is gone ends the session.
        foreach (var token in board.Twitch.Identity.Tokens.Where(token => token.UserId is not null))
            board.Twitch.Identity.ExpireToken(token.AccessToken);
        Assert.That((await browser.GetAsync("/")).Status, Is.EqualTo(200));
        board.Twitch.Faults.Add(HelixFault.Status(500) with { Times = null });
        await browser.GetAsync("/");
        board.Twitch.Faults.Clear();
        board.Twitch.Identity.DisconnectUser(SecurityBoard.Ada.Id);
        await browser.GetAsync("/");
        await browser.GetAsync("/");
        await board.LogInAsync(browser, SecurityBoard.Ada);
        await browser.PostAsync("/logout?revoke=true", (await browser.GetAsync("/status")).Form("/logout?revoke=true"));

        var output = await board.StopAsync();

        Assert.That(output, Does.Contain("StreamBoard").And.Contain("TwitchHelix"));
        var lines = output.Split('\n').Where(line => SecurityBoard.Secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)));
        Assert.That(lines, Is.Empty);
    }
}
