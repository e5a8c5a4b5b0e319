using System.Diagnostics;
using Markdig;
using TwitchHelix.Generator.Drift;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>The whole specification as pages: there is no drift, and every change to them is found at its entry, and nowhere else.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RoundTripTests
{
    private const int Mutations = 500;

    /// <summary>Each changes another page, so that all can be found at once.</summary>
    private const int PerRound = 16;

    private static readonly string Spec = Path.Combine(RepositoryCopy.Root, "spec");

    private static readonly Mutation[] Kinds = [.. EntryMutations.All, .. ItemMutations.All, .. TokenMutations.All, .. TextMutations.All];

    [Test]
    public async Task The_specification_written_as_pages_has_no_drift()
    {
        using var site = new TemporaryFolder();
        foreach (var (place, text) in SiteWriter.Write(SpecPages.Of(SpecDocument.Load(Spec))))
        {
            var file = site.PathOf(place + ".md");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text);
        }
        await File.WriteAllTextAsync(site.PathOf("waivers.yaml"), "waivers: []\n");
        var time = Stopwatch.StartNew();

        var run = await CommandRun.GeneratorAsync("drift", site.Path, "--spec", Spec, "--waivers", site.PathOf("waivers.yaml"));

        TestContext.Out.WriteLine($"{Directory.GetFiles(site.Path, "*.md", SearchOption.AllDirectories).Length} pages: {time.ElapsedMilliseconds} ms");
        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(run.Output, Does.StartWith("No drift: "));
    }

    [Test]
    public async Task The_same_pages_in_HTML_have_no_drift()
    {
        var document = SpecDocument.Load(Spec);
        var pages = SiteWriter.Write(SpecPages.Of(document));
        var pipeline = new MarkdownPipelineBuilder().UseGenericAttributes().UsePipeTables().Build();
        var html = pages.ToDictionary(page => page.Key, page => $"<!doctype html><title>Docs</title><main>{Markdown.ToHtml(page.Value, pipeline)}</main>");

        var read = await ReferenceReader.ReadAsync(new SiteSource(html, PageForm.Html), CancellationToken.None);

        var report = DriftFinder.Find(document, read, []);
        Assert.That(report.Faults, Is.Empty);
        Assert.That(report.Differences, Is.Empty);
    }

    /// <summary>The parameters <c>seed</c> and <c>mutations</c> of a test run repeat a failure, or try more.</summary>
    [Test]
    public async Task Every_mutation_of_the_pages_is_found_at_its_entry()
    {
        var seed = TestContext.Parameters.Get("seed", Environment.TickCount);
        TestContext.Out.WriteLine($"Seed: {seed}");
        var mutations = TestContext.Parameters.Get("mutations", Mutations);
        var random = new Random(seed);
        var document = SpecDocument.Load(Spec);
        var counts = Kinds.ToDictionary(mutation => mutation.Kind, _ => 0);
        var wrong = new List<string>();
        for (int done = 0, round = 0; done < mutations; round++)
        {
            var pages = SpecPages.Of(document);
            var planted = new List<(string Kind, Planted Change)>();
            for (; planted.Count < PerRound && done < mutations && Plant(random, Kinds[done % Kinds.Length], pages, planted) is { } change; done++)
            {
                planted.Add((Kinds[done % Kinds.Length].Kind, change));
                counts[Kinds[done % Kinds.Length].Kind]++;
            }
            Assert.That(planted, Is.Not.Empty, $"Seed {seed}: nothing fits '{Kinds[done % Kinds.Length].Kind}'.");
            var found = new FoundDrift(await FindAsync(document, pages));
            wrong.AddRange(found.Check(planted).Select(problem => $"Round {round}: {problem}"));
        }
        foreach (var (kind, count) in counts)
            TestContext.Out.WriteLine($"{count,4} {kind}");
        Assert.That(wrong, Is.Empty, () => $"Seed {seed}:\n{string.Join('\n', wrong)}");
    }

    /// <summary>Changes one of the pages that aren't changed yet. Null if there is nothing on them that could be changed in this way.</summary>
    private static Planted? Plant(Random random, Mutation mutation, List<SitePage> pages, List<(string Kind, Planted Change)> planted)
    {
        var free = pages.Except(planted.Select(each => each.Change.Page)).ToArray();
        random.Shuffle(free);
        return free.Select(page => mutation.Apply(random, page)).FirstOrDefault(change => change is not null);
    }

    /// <summary>Compares without a process or a folder, as the command does.</summary>
    private static async Task<DriftReport> FindAsync(SpecDocument document, List<SitePage> pages)
    {
        var read = await ReferenceReader.ReadAsync(new SiteSource(SiteWriter.Write(pages)), CancellationToken.None);
        return DriftFinder.Find(document, read, []);
    }
}
