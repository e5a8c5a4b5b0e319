using System.Net;
using System.Text.RegularExpressions;
using TwitchHelix.Docs.Tests.StreamBoard.Security;

namespace TwitchHelix.Docs.Tests.StreamBoard;

/// <summary>What the list of the followed channels costs.</summary>
[Parallelizable(ParallelScope.Self)]
[CancelAfter(180_000)]
public sealed partial class FollowListTests
{
    private const int Most = 3;
    private const int PageSize = 24;

    [Test]
    public async Task A_page_of_the_list_costs_at_most_three_calls_to_Twitch()
    {
        using var board = await SecurityBoard.StartAsync();
        using var browser = await board.LogInAsync(SecurityBoard.Ada);

        // The first page by itself, then as the script fetches it, then as the link without a script leads to it.
        var (first, calls) = await CountAsync(board, browser, "/");
        Assert.That(calls, Has.Count.InRange(1, Most), string.Join('\n', calls));
        Assert.That(Cards(first), Is.EqualTo(PageSize));
        var (second, callsOfSecond) = await CountAsync(board, browser, NextOf(first, "data-fragment"));
        Assert.That(callsOfSecond, Has.Count.InRange(1, Most), string.Join('\n', callsOfSecond));
        Assert.That(Cards(second), Is.EqualTo(PageSize));
        var (third, callsOfThird) = await CountAsync(board, browser, NextOf(second, "href"));
        Assert.That(callsOfThird, Has.Count.InRange(1, Most), string.Join('\n', callsOfThird));
        Assert.That(Cards(third), Is.EqualTo(PageSize));
    }

    /// <summary>The first time, the stream reads whom the user follows, 100 a call. That isn't counted: it is done once in five minutes.</summary>
    [Test]
    public async Task A_page_and_the_stream_of_its_events_cost_as_much_when_the_browser_connects_again()
    {
        using var board = await SecurityBoard.StartAsync();
        using var browser = await board.LogInAsync(SecurityBoard.Ada);
        await ListenAsync(browser);

        var (_, calls) = await CountAsync(board, browser, "/", () => ListenAsync(browser));

        Assert.That(calls, Has.Count.InRange(1, Most), string.Join('\n', calls));
    }

    [Test]
    public async Task The_first_page_after_a_start_costs_as_much()
    {
        using var board = await SecurityBoard.StartAsync();
        using var browser = board.Open();
        board.Twitch.Identity.SignedInUser = SecurityBoard.Ada;
        var callback = await browser.WalkToAsync("/login", "/signin-twitch");
        var back = await browser.GetAsync(callback.AbsoluteUri);

        // Nobody has seen a page yet.
        var (page, calls) = await CountAsync(board, browser, back.Location!.PathAndQuery);

        Assert.That(Cards(page), Is.EqualTo(PageSize));
        Assert.That(calls, Has.Count.InRange(1, Most), string.Join('\n', calls));
    }

    /// <summary>Counts all that the process asks of Twitch for pages meanwhile.</summary>
    private static async Task<(string Page, IReadOnlyList<string> Calls)> CountAsync(
        SecurityBoard board, SecurityBrowser browser, string target, Func<Task>? listen = null)
    {
        board.Twitch.ClearRequests();
        var answer = await browser.GetAsync(target);
        Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
        if (listen is not null)
            await listen();
        return (answer.Text, [.. board.RequestsOfPages.Select(request => $"{request}")]);
    }

    private static async Task ListenAsync(SecurityBrowser browser)
    {
        var (answer, _, response) = await browser.ListenAsync("/live/streams");
        response.Dispose();
        Assert.That(answer.Status, Is.EqualTo(200));
    }

    private static int Cards(string page) => Card.Count(page);

    private static string NextOf(string page, string attribute) =>
        WebUtility.HtmlDecode(Regex.Match(page, $"<p class=\"more\".*?{attribute}=\"([^\"]+)\"").Groups[1].Value);

    [GeneratedRegex("<article class=\"stream\"")]
    private static partial Regex Card { get; }
}
