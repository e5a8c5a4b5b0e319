using System.Reflection;
using Newtonsoft.Json;

namespace TwitchHelix.Generator.Tests;

/// <summary>Generation during a build: once, only if needed, and all or nothing.</summary>
[Explicit("It takes a minute: \"dotnet cake --target=Copies\" runs it.")]
[Parallelizable]
public sealed class BuildTests
{
    private const string Bundling = "Bundling the specification";
    private const string Generating = "Generating the typed clients";
    private static readonly string[] Both = [Bundling, Generating];
    private RepositoryCopy copy = null!;
    private CommandRun first = null!;
    private CommandRun second = null!;

    [OneTimeSetUp]
    public async Task BuildTwice()
    {
        copy = RepositoryCopy.Create();
        // Two frameworks are several, and a third takes another ten seconds.
        RepositoryCopy.Edit(
            Path.Combine(copy.Library, "TwitchHelix.csproj"),
            text => text.Replace("net10.0;net8.0;netstandard2.0", "net10.0;netstandard2.0", StringComparison.Ordinal));
        first = await copy.BuildAsync("-m");
        second = await copy.BuildAsync("-m");
    }

    [OneTimeTearDown]
    public void Delete() => copy.Dispose();

    [SetUp]
    public async Task Settle()
    {
        Assert.That(first.ExitCode, Is.Zero, first.Output);
        await copy.GenerateAsync();
    }

    [Test]
    public void A_build_from_nothing_generates_once_for_both_frameworks()
    {
        Assert.That(Ran(first), Is.EqualTo(Both));
        foreach (var framework in (string[])["net10.0", "netstandard2.0"])
            Assert.That(Path.Combine(copy.Library, "bin", "Debug", framework, "TwitchHelix.dll"), Does.Exist);
    }

    [Test]
    public void A_second_build_starts_neither_generator_nor_NSwag()
    {
        Assert.That(second.ExitCode, Is.Zero, second.Output);
        Assert.That(Ran(second), Is.Empty);
    }

    [Test]
    public async Task A_changed_specification_regenerates()
    {
        RepositoryCopy.Edit(
            copy.PathOf("spec", "resources", "games.yaml"),
            text => text.Replace("Gets categories by ID", "Finds categories by ID", StringComparison.Ordinal));

        var run = await copy.GenerateAsync();

        Assert.That(Ran(run), Is.EqualTo(Both), run.Output);
        Assert.That(await File.ReadAllTextAsync(copy.Clients), Does.Contain("Finds categories by ID"));
    }

    [Test]
    public async Task A_specification_that_was_only_touched_is_looked_at_once_and_generates_nothing()
    {
        RepositoryCopy.Edit(copy.PathOf("spec", "resources", "games.yaml"), text => text + "# a comment\n");

        var run = await copy.GenerateAsync();

        Assert.That(Ran(run), Is.EqualTo(new[] { Bundling }), run.Output);
    }

    [Test]
    public async Task A_specification_file_that_is_taken_away_is_missed()
    {
        var raids = copy.PathOf("spec", "resources", "raids.yaml");
        var good = await File.ReadAllTextAsync(raids);

        File.Delete(raids);
        var run = await copy.GenerateAsync();
        await File.WriteAllTextAsync(raids, good);

        Assert.That(run.ExitCode, Is.Not.Zero);
        Assert.That(run.Lines, Has.Some.Match(@"helix\.yaml\(\d+,\d+\): error HELIX004: .*Raids"));
    }

    [Test]
    public async Task A_specification_file_that_is_replaced_by_an_older_one_is_looked_at()
    {
        var games = copy.PathOf("spec", "resources", "games.yaml");
        File.SetLastWriteTimeUtc(games, File.GetLastWriteTimeUtc(games).AddDays(-1));

        var run = await copy.GenerateAsync();

        Assert.That(Ran(run), Is.EqualTo(new[] { Bundling }), run.Output);
    }

    [Test]
    public async Task What_the_document_says_stays_text_in_the_clients()
    {
        const string Hostile = "\"); Evil(); /* \\ */ // </summary> &";
        using var spec = SampleSpec.Create(
            root: SampleSpec.Root.Replace("Read things.", $"'{Hostile}'", StringComparison.Ordinal),
            things: SampleSpec.Things
                .Replace("small: It fits into a pocket.", $"'{Hostile}': It fits into a pocket.", StringComparison.Ordinal)
                .Replace("enum: [big, small]", $"enum: [big, '{Hostile}']\n      x-enum-names: {{ '{Hostile}': Odd }}", StringComparison.Ordinal)
                .Replace("description: A thing.", $"description: |\n        A thing.\n        {Hostile}", StringComparison.Ordinal)
                .Replace("description: The ID.", $"description: '{Hostile}'", StringComparison.Ordinal),
            eventSubTypes: SampleSpec.EventSubTypes.Replace("A thing is made.", $"'{Hostile}'", StringComparison.Ordinal));
        var code = await GenerateAsync(spec);
        var lines = code.Split('\n')
            .Where(line => line.Contains("Evil", StringComparison.Ordinal)).Select(line => line.Trim()).ToList();
        var value = JsonConvert.ToString(Hostile);
        Assert.That(
            lines.Where(line => !line.StartsWith("///", StringComparison.Ordinal)),
            Is.EqualTo(new[] { $"public static ThingKind Odd {{ get; }} = new({value});" }));
        Assert.That(lines, Has.Count.GreaterThan(5));
        Assert.That(lines.Where(line => line.StartsWith("///", StringComparison.Ordinal)), Is.All.Contains("// &lt;/summary&gt; &amp;"));
    }

    [Test]
    public async Task A_program_that_was_compiled_before_parameters_were_added_runs_and_compiles_again()
    {
        const string After = "        - $ref: ../helix.yaml#/components/parameters/After\n";
        const string Field = "      - name: user_id\n        description: The ID of the user.\n        required: true\n";
        const string Calls = """
            Sent.Things.GetThingsAsync("7");
            Sent.Things.GetThingsAsync("7", ["1", "2"], "there");
            Sent.Things.GetThingsAsync("7", ["1"], "there", System.Threading.CancellationToken.None);
            Sent.Things.GetThingsPagedAsync("7", cancellationToken: default);
            System.Func<string, string[]?, string?, System.Threading.CancellationToken, object> method = Sent.Things.GetThingsAsync;
            method("8", null, null, default);
            return string.Join(" ", Sent.Queries) + " " + EventSubSubscriptionTypes.ThingMade("9");
            """;
        const string Expected = "user_id=7 user_id=7&id=1+2&after=there user_id=7&id=1&after=there user_id=7 user_id=8 user_id=9";
        using var first = SampleSpec.Create();
        using var second = SampleSpec.Create(
            things: SampleSpec.Things.Replace(After, After + Parameter("color", "1.2") + Parameter("size", "1.4"), StringComparison.Ordinal),
            eventSubTypes: SampleSpec.EventSubTypes.Replace(
                Field, Field + "      - name: color\n        description: A color.\n        since: '1.2'\n", StringComparison.Ordinal));
        var (old, current) = (new GeneratedLibrary(await GenerateAsync(first)), await GenerateAsync(second));
        var library = new GeneratedLibrary(current);
        var caller = old.Compile(Calls);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(old.Run(caller), Is.EqualTo(Expected));
            Assert.That(library.Run(caller), Is.EqualTo(Expected), "compiled before");
            Assert.That(library.Run(library.Compile(Calls)), Is.EqualTo(Expected), "compiled again");
            Assert.That(
                library.Run(library.Compile("""
                    Sent.Things.GetThingsAsync("7", color: "red", size: "big");
                    Sent.Things.GetThingsAsync("7", null, null, "red", default);
                    return string.Join(" ", Sent.Queries);
                    """)),
                Is.EqualTo("user_id=7&color=red&size=big user_id=7&color=red"), "with the new parameters, and as in the version between");
            Assert.That(
                () => new GeneratedLibrary(current, withOlderMethods: false).Run(caller),
                Throws.TypeOf<TargetInvocationException>().With.InnerException.TypeOf<MissingMethodException>());
        }

        static string Parameter(string name, string version) =>
            $"        - name: {name}\n          in: query\n          description: It.\n          x-since: '{version}'\n          schema:\n"
                + "            type: string\n";
    }

    [Test]
    public void A_template_prints_no_text_in_quotes_of_its_own()
    {
        var lines = Directory.GetFiles(copy.PathOf("generator", "Templates")).SelectMany(File.ReadAllLines)
            .Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal));

        Assert.That(lines, Has.None.Contains("\"{{"), "write {{ … | literal }}, which escapes what is in it");
    }

    [Test]
    public async Task A_template_that_is_taken_away_regenerates()
    {
        var template = copy.PathOf("generator", "Templates", "Enum.liquid");
        var good = await File.ReadAllTextAsync(template);

        File.Delete(template);
        var run = await copy.GenerateAsync();
        await File.WriteAllTextAsync(template, good);

        Assert.That(Ran(run), Is.EqualTo(new[] { Generating }), run.Output);
    }

    [TestCase("generator/Templates/Enum.liquid")]
    [TestCase("generator/nswag.json")]
    [TestCase("generator/Generate.targets")]
    [TestCase("Directory.Packages.props", Description = "pins the version of NSwag")]
    public async Task What_the_clients_are_made_with_regenerates_them(string file)
    {
        RepositoryCopy.Edit(copy.PathOf(file), text => text);

        var run = await copy.GenerateAsync();

        Assert.That(Ran(run), Is.EqualTo(new[] { Generating }), run.Output);
    }

    [TestCase("artifacts/helix.openapi.json")]
    [TestCase("artifacts/eventsub.asyncapi.json")]
    [TestCase("src/TwitchHelix/obj/generated/helix.nswag.json")]
    public async Task A_deleted_document_comes_back(string file)
    {
        var document = copy.PathOf(file);
        File.Delete(document);

        var run = await copy.GenerateAsync();

        Assert.That(document, Does.Exist, run.Output);
        Assert.That(Ran(run), Does.Contain(Bundling));
    }

    [Test]
    public async Task Clean_removes_what_was_generated()
    {
        var clean = await copy.BuildAsync("--no-restore", "-t:Clean", "-p:BuildProjectReferences=false");
        var left = new[] { copy.Bundle, copy.EventsDocument, copy.NSwagDocument, copy.Clients }.Where(File.Exists).ToList();
        var again = await copy.GenerateAsync();

        Assert.That(clean.ExitCode, Is.Zero, clean.Output);
        Assert.That(left, Is.Empty);
        Assert.That(Ran(again), Is.EqualTo(Both), again.Output);
    }

    [Test]
    public async Task No_generated_line_is_longer_than_160_columns() =>
        Assert.That((await File.ReadAllLinesAsync(copy.Clients)).Where(line => line.Length > 160), Is.Empty);

    [Test]
    public async Task Generated_documentation_has_the_indentation_of_its_member()
    {
        var lines = (await File.ReadAllLinesAsync(copy.Clients)).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var wrong = lines.Zip(lines.Skip(1))
            .Where(pair => pair.First.TrimStart().StartsWith("///", StringComparison.Ordinal) && Indentation(pair.First) != Indentation(pair.Second))
            .Select(pair => $"{pair.First}\n{pair.Second}");

        Assert.That(wrong, Is.Empty);

        static int Indentation(string line) => line.Length - line.TrimStart().Length;
    }

    [Test]
    public async Task A_broken_specification_fails_the_build_at_its_own_line_and_leaves_everything_as_it_was()
    {
        var games = copy.PathOf("spec", "resources", "games.yaml");
        var good = await File.ReadAllTextAsync(games);
        var before = await ReadAsync();

        RepositoryCopy.Edit(games, text => text.Replace("operationId: GetTopGames", "operationId: getTopGames", StringComparison.Ordinal));
        var broken = await copy.BuildAsync("--no-restore");
        var after = await ReadAsync();
        RepositoryCopy.Edit(games, _ => good);
        var mended = await copy.GenerateAsync();

        Assert.That(broken.ExitCode, Is.Not.Zero);
        Assert.That(broken.Lines, Has.Some.StartsWith($"{games}(5,20): error HELIX004: the operationId 'getTopGames' is not PascalCase"));
        Assert.That(after, Is.EqualTo(before));
        Assert.That(mended.ExitCode, Is.Zero, mended.Output);
    }

    [Test]
    public async Task A_broken_template_leaves_the_clients_as_they_were()
    {
        var template = copy.PathOf("generator", "Templates", "Class.liquid");
        var good = await File.ReadAllTextAsync(template);
        var before = await File.ReadAllTextAsync(copy.Clients);

        RepositoryCopy.Edit(template, text => text + "{% if %}");
        var broken = await copy.GenerateAsync();
        var after = await File.ReadAllTextAsync(copy.Clients);
        RepositoryCopy.Edit(template, _ => good);

        Assert.That(broken.ExitCode, Is.Not.Zero);
        Assert.That(broken.Output, Does.Contain("NSwag ended with code"));
        Assert.That(after, Is.EqualTo(before));
    }

    [Test]
    public async Task An_editors_design_time_build_generates_nothing()
    {
        RepositoryCopy.Edit(copy.PathOf("spec", "resources", "games.yaml"), text => text.Replace("Just Chatting", "Just Talking", StringComparison.Ordinal));

        var run = await copy.BuildAsync("--no-restore", "-p:DesignTimeBuild=true", "-p:BuildProjectReferences=false", "-t:AddHelixClients", "-f", "net10.0");

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(Ran(run), Is.Empty);
    }

    /// <summary>Generates the clients of another specification.</summary>
    private async Task<string> GenerateAsync(SampleSpec spec)
    {
        var generated = Path.Combine(spec.Folder, "obj") + "/";
        var run = await copy.GenerateAsync(
            $"-p:HelixSpecFolder={spec.Folder}", $"-p:HelixBundle={spec.Folder}/bundle.json", $"-p:HelixEventsDocument={spec.Folder}/events.json",
            $"-p:HelixGeneratedFolder={generated}");
        Assert.That(run.ExitCode, Is.Zero, run.Output);
        return await File.ReadAllTextAsync(generated + "HelixClients.g.cs");
    }

    private async Task<(string, string, string)> ReadAsync() =>
        (await File.ReadAllTextAsync(copy.Bundle), await File.ReadAllTextAsync(copy.NSwagDocument), await File.ReadAllTextAsync(copy.Clients));

    /// <summary>The steps that ran, in order.</summary>
    private static IEnumerable<string> Ran(CommandRun run) => run.Lines.Where(Both.Contains);
}
