using System.Text;
using TwitchHelix.Docs.Tests.Samples;
using TwitchHelix.Generator.Tests;
using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.Code;

/// <summary>The first program of docs/web-apps.md, as it stands.</summary>
[CancelAfter(180_000)]
public sealed class WebAppsPageTests
{
    // Where SQLite looks for a file that is named without a folder.
    private readonly object? dataDirectory = AppDomain.CurrentDomain.GetData("DataDirectory");

    [TearDown]
    public void RestoreDataDirectory() => AppDomain.CurrentDomain.SetData("DataDirectory", dataDirectory);

    [Test]
    public async Task Its_first_program_logs_a_user_in_and_calls_for_the_user(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.SetData("DataDirectory", folder.PathOf("."));
        using var server = HelixTestServer.Start();
        server.Identity.SignedInUser = new HelixTestUser("77700001", "board_person") { DisplayName = "BoardPerson" };
        await using var program = await PageProgram.StartAsync(
            "docs/web-apps.md", HostArguments.Of(server, "--TwitchHelix:ClientSecret=the-client-secret"), cancellationToken);
        using var handler = new HttpClientHandler();
        using var browser = new HttpClient(handler) { BaseAddress = program.Address };

        Assert.That(await browser.GetStringAsync("/", cancellationToken), Is.EqualTo("Hello! /me needs you to log in."));
        Assert.That(await browser.GetStringAsync("/me", cancellationToken), Does.StartWith("board_person has been on Twitch since "));
        Assert.That(await browser.GetStringAsync("/", cancellationToken), Is.EqualTo("Hello BoardPerson!"));
        Assert.That(await browser.GetStringAsync("/health", cancellationToken), Is.EqualTo("Healthy"));

        var secrets = server.Identity.Tokens.SelectMany(token => new[] { token.AccessToken, token.RefreshToken }).OfType<string>().ToList();
        var cookies = string.Concat(handler.CookieContainer.GetAllCookies().Select(cookie => cookie.Value));
        var database = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(folder.PathOf("tokens.db"), cancellationToken));
        Assert.That(secrets, Is.Not.Empty);
        Assert.That(cookies, Is.Not.Empty);
        Assert.That(database, Does.StartWith("SQLite format 3"));
        Assert.That(secrets.Where(secret => cookies.Contains(secret, StringComparison.Ordinal)), Is.Empty);
        Assert.That(secrets.Where(secret => database.Contains(secret, StringComparison.Ordinal)), Is.Empty);
    }
}
