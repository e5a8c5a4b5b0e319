using TwitchHelix.Docs.Tests.StreamBoard.Security;

namespace TwitchHelix.Docs.Tests.StreamBoard;

/// <summary>The streams of events that open pages read.</summary>
[Parallelizable(ParallelScope.Self)]
[CancelAfter(180_000)]
public sealed class LiveTests
{
    private const int Comments = 3;

    [Test]
    public async Task A_log_out_ends_the_streams_of_the_user(CancellationToken cancellationToken)
    {
        using var board = await SecurityBoard.StartAsync();
        using var browser = await board.LogInAsync(SecurityBoard.Ada);
        var (answer, events, response) = await browser.ListenAsync("/live/streams");
        using var _ = response;
        Assert.That(answer.Header("X-Accel-Buffering"), Is.EqualTo("no"));

        await browser.PostAsync("/logout", (await browser.GetAsync("/status")).Form("/logout"));

        await events.CopyToAsync(Stream.Null, cancellationToken);
        Assert.That((await browser.GetAsync("/live/streams")).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task While_nothing_happens_comments_keep_the_connection_open(CancellationToken cancellationToken)
    {
        using var board = await SecurityBoard.StartAsync("--Live:Heartbeat=00:00:00.05");
        using var browser = await board.LogInAsync(SecurityBoard.Ada);
        var (_, events, response) = await browser.ListenAsync("/live/streams");
        using var _ = response;
        using var reader = new StreamReader(events);

        for (var comment = 0; comment < Comments; comment++)
            Assert.That(
                new[] { await reader.ReadLineAsync(cancellationToken), await reader.ReadLineAsync(cancellationToken) }, Is.EqualTo(new[] { ":", "" }));
    }
}
