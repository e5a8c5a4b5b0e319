using Crawler;
using TwitchHelix.Generator.Tests;
using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.Samples;

[Parallelizable(ParallelScope.All)]
[CancelAfter(180_000)]
public sealed class CrawlerTests
{
    private const int Categories = 50;
    private const int Pages = 3;
    private const int PageSize = 20;
    private const int Parallel = 4;

    [Test]
    public async Task A_crawl_that_was_stopped_goes_on_and_reads_no_page_twice(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var server = HelixTestServer.Start();
        using var gate = new PageGate(server, afterPages: 40);
        using (var first = Start(server, folder))
        {
            await gate.Reached.WaitAsync(cancellationToken);
            first.Stop();
            await first.ReadAsync(@"^Stopping after the pages on their way\.$");
            gate.Open();
            var (exitCode, output, error) = await first.CompleteAsync();
            Assert.That((exitCode, error), Is.EqualTo((0, "")), output);
            Assert.That(output, Does.Contain("Stopped. The next run goes on."));
            Assert.That(output, Does.Match($"[0-9]+ streams stored. ([0-9]|[1-4][0-9]) of {Categories} categories done."));
        }

        using var second = Start(server, folder);
        await second.ReadAsync("^Going on with [0-9]+ categories.$");
        Assert.That((await second.CompleteAsync()).Output, Does.Contain(Everything));

        Assert.That(PagesOf(server), Is.Unique);
        Assert.That(PagesOf(server), Has.Count.EqualTo(Categories * Pages));
        Assert.That(server.Requests.Count(request => request.Operation == "GetTopGames"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_crawl_that_was_killed_goes_on_after_the_last_page_that_was_stored(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var server = HelixTestServer.Start();
        using var gate = new PageGate(server, afterPages: 40);
        using (var first = Start(server, folder))
        {
            await gate.Reached.WaitAsync(cancellationToken);
            await first.KillAsync();
        }
        gate.Open();

        using var second = Start(server, folder);

        Assert.That((await second.CompleteAsync()).Output, Does.Contain(Everything));
        // The pages on their way when it was killed are read again, and those alone.
        Assert.That(PagesOf(server).Distinct().Count(), Is.EqualTo(Categories * Pages));
        Assert.That(PagesOf(server), Has.Count.InRange(Categories * Pages, (Categories * Pages) + Parallel));
    }

    [Test]
    public async Task A_finished_crawl_is_followed_by_a_new_one()
    {
        using var folder = new TemporaryFolder();
        using var server = HelixTestServer.Start();
        server.AnswerWithStreams(1, PageSize);
        var arguments = Arguments(server, folder, "--categories", "2");

        Assert.That((await SampleProcess.RunAsync("Crawler", arguments)).Output, Does.Contain($"{2 * PageSize} streams stored. 2 of 2 categories done."));
        server.AnswerWithStreams(1, PageSize / 2);
        var (_, output, _) = await SampleProcess.RunAsync("Crawler", arguments);

        Assert.That(output, Does.Contain($"{PageSize} streams stored. 2 of 2 categories done.").And.Not.Contain("Going on"));
    }

    [Test]
    public async Task A_cursor_that_Twitch_refuses_is_told_and_the_crawl_can_be_begun_again()
    {
        using var folder = new TemporaryFolder();
        using var server = HelixTestServer.Start();
        server.AnswerWithStreams(2, PageSize);
        using var refused = server.Faults.Add(HelixFault.Status(400, "The cursor is invalid.") with { Operation = "GetStreams", Times = null });
        var arguments = Arguments(server, folder, "--categories", "2");

        var (exitCode, _, error) = await SampleProcess.RunAsync("Crawler", arguments);
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain("The cursor is invalid.").And.Not.Contain("   at "));

        refused.Dispose();
        var (_, output, _) = await SampleProcess.RunAsync("Crawler", [.. arguments, "--restart"]);
        Assert.That(output, Does.Contain($"{4 * PageSize} streams stored. 2 of 2 categories done.").And.Not.Contain("Going on"));
        Assert.That(server.Requests.Count(request => request.Operation == "GetTopGames"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_category_whose_list_ends_at_an_old_cursor_is_done()
    {
        using var folder = new TemporaryFolder();
        using var server = HelixTestServer.Start();
        server.Answer(HelixOperations.Streams.GetStreams, request =>
        {
            var page = ManyStreams.Page(request, Pages, PageSize);
            page.Pagination.Cursor ??= "1";
            return page;
        });

        var (_, output, _) = await SampleProcess.RunAsync("Crawler", Arguments(server, folder, "--categories", "2"));

        Assert.That(output, Does.Contain("2 of 2 categories done."));
    }

    [Test]
    public async Task A_category_that_comes_twice_is_read_once()
    {
        using var folder = new TemporaryFolder();
        using var server = HelixTestServer.Start();
        server.AnswerWithStreams(1, PageSize);
        var games = new[] { "1", "2", "1", "3" }.Select(id => new Game { Id = id, Name = $"Category {id}" });
        server.Answer(HelixOperations.Games.GetTopGames, new GetTopGamesResponse { Data = [.. games] });

        var (exitCode, output, error) = await SampleProcess.RunAsync("Crawler", Arguments(server, folder, "--categories", "3"));

        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("3 of 3 categories done."));
    }

    private static string Everything => $"{Categories * Pages * PageSize} streams stored. {Categories} of {Categories} categories done.";

    private static SampleProcess Start(HelixTestServer server, TemporaryFolder folder) =>
        SampleProcess.Start("Crawler", Arguments(server, folder, "--parallel", $"{Parallel}"));

    private static string[] Arguments(HelixTestServer server, TemporaryFolder folder, params string[] more) =>
    [
        "--helix", server.BaseAddress.AbsoluteUri, "--identity", server.IdentityAddress.AbsoluteUri, "--client-id", "mine", "--client-secret", "mine too",
        "--database", folder.PathOf("streams.db"), .. more,
    ];

    private static List<string> PagesOf(HelixTestServer server) =>
        [.. server.Requests.Where(request => request.Operation == "GetStreams").Select(request => request.Address.Query)];

    /// <summary>Answers some pages of streams, and holds the others back until it is opened.</summary>
    private sealed class PageGate : IDisposable
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim open = new();
        private int count;

        public PageGate(HelixTestServer server, int afterPages) => server.Answer(HelixOperations.Streams.GetStreams, request =>
        {
            if (Interlocked.Increment(ref count) > afterPages)
            {
                reached.TrySetResult();
                open.Wait();
            }
            return ManyStreams.Page(request, Pages, PageSize);
        });

        public Task Reached => reached.Task;

        public void Open() => open.Set();

        public void Dispose()
        {
            // If the test has failed, no request may wait any longer.
            open.Set();
            open.Dispose();
        }
    }
}
