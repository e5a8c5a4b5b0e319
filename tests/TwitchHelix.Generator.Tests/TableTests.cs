namespace TwitchHelix.Generator.Tests;

/// <summary>The tables in docs/ that are generated from the specification.</summary>
[Parallelizable]
public sealed class TableTests
{
    [TestCase("endpoints", "endpoints.md")]
    [TestCase("events", "eventsub-types.md")]
    public async Task A_table_is_current(string command, string page)
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.GeneratorAsync(command, Path.Combine(RepositoryCopy.Root, "spec"), "--output", folder.PathOf(page));

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        var current = await File.ReadAllTextAsync(Path.Combine(RepositoryCopy.Root, "docs", page));
        Assert.That(await File.ReadAllTextAsync(folder.PathOf(page)), Is.EqualTo(current), "write it with: dotnet cake --target=Tables");
    }

    [TestCase("from-twitchlib.md", "--names", "generator/Migration/twitchlib.txt")]
    [TestCase("from-twitchpy.md")]
    public async Task A_table_of_another_library_is_current(string page, params string[] names)
    {
        using var folder = new TemporaryFolder();
        var current = await File.ReadAllTextAsync(Path.Combine(RepositoryCopy.Root, "docs", page));
        await File.WriteAllTextAsync(folder.PathOf(page), current);

        var run = await MigrationAsync(folder.PathOf(page), [.. names.Select(name => name.Replace("generator/", $"{RepositoryCopy.Root}/generator/"))]);

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(await File.ReadAllTextAsync(folder.PathOf(page)), Is.EqualTo(current), "write it with: dotnet cake --target=Tables");
    }

    [Test]
    public async Task A_method_is_the_same_or_has_moved_or_has_another_name()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("page.md"), "# Title\n<!-- table -->\nold\n<!-- /table -->\nEnd\n");
        await File.WriteAllTextAsync(folder.PathOf("names.txt"), """
            # A comment.
            Users.GetUsersAsync

            Channels.GetAdScheduleAsync
            Channels.GetVIPsAsync = Moderation.GetVipsAsync
            """);

        var run = await MigrationAsync(folder.PathOf("page.md"), "--names", folder.PathOf("names.txt"));

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(await File.ReadAllTextAsync(folder.PathOf("page.md")), Is.EqualTo("""
            # Title
            <!-- table -->
            3 methods: 1 have the same name, 1 are in another class, 1 have another name.

            | `api.Helix.…` | | `twitch.…` |
            | --- | --- | --- |
            | `Users.GetUsersAsync` | same | `Users.GetUsersAsync` |
            | `Channels.GetAdScheduleAsync` | moved | `Ads.GetAdScheduleAsync` |
            | `Channels.GetVIPsAsync` | renamed | `Moderation.GetVipsAsync` |
            <!-- /table -->
            End

            """));
    }

    [TestCase("Users.GetNobodyAsync", "names.txt(1,1): error HELIX001: No method is named 'Users.GetNobodyAsync'.")]
    [TestCase("Users.GetUsersAsync = Users.GetNobodyAsync", "names.txt(1,1): error HELIX001: No method is named 'Users.GetNobodyAsync'.")]
    public async Task A_method_without_a_counterpart_is_an_error(string name, string error)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("page.md"), "<!-- table -->\n<!-- /table -->\n");
        await File.WriteAllTextAsync(folder.PathOf("names.txt"), name);

        var run = await MigrationAsync(folder.PathOf("page.md"), "--names", folder.PathOf("names.txt"));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain(error));
    }

    [Test]
    public async Task A_page_without_a_place_for_the_table_is_an_error()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("page.md"), "# Title\n");

        var run = await MigrationAsync(folder.PathOf("page.md"));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("the page has no lines <!-- table --> and <!-- /table -->"));
    }

    private static Task<CommandRun> MigrationAsync(string page, params string[] names) =>
        CommandRun.GeneratorAsync(["migration", Path.Combine(RepositoryCopy.Root, "spec"), "--page", page, .. names]);
}
