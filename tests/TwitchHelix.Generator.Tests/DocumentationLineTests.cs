namespace TwitchHelix.Generator.Tests;

/// <summary>Long lines of documentation in generated code are broken.</summary>
public sealed class DocumentationLineTests
{
    [Test]
    public async Task A_long_line_of_documentation_is_broken_between_words_and_outside_tags()
    {
        var (words, tag) = (string.Join(' ', Enumerable.Repeat("word", 28)), """<see cref="IThingsClient.CreateThingAsync"/>,""");
        var code = $"    public string Code => \"{new string('x', 200)} and more\";";

        var wrapped = await WrapAsync($"    /// <summary>{words} {tag} and {words} {words}.</summary>\n{code}\n    /// short\n");

        Assert.That(wrapped.Split('\n'), Is.EqualTo(new[]
        {
            $"    /// <summary>{words}",
            $"    /// {tag} and {string.Join(' ', Enumerable.Repeat("word", 20))}",
            $"    /// {string.Join(' ', Enumerable.Repeat("word", 30))}",
            $"    /// {string.Join(' ', Enumerable.Repeat("word", 6))}.</summary>",
            code,
            "    /// short",
            "",
        }));
    }

    [Test]
    public async Task A_word_that_is_too_long_has_a_line_of_its_own()
    {
        var word = new string('x', 170);

        Assert.That(await WrapAsync($"/// a {word} b"), Is.EqualTo($"/// a\n/// {word}\n/// b"));
    }

    private static async Task<string> WrapAsync(string code)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("code.cs"), code);

        var run = await CommandRun.GeneratorAsync("wrap", folder.PathOf("code.cs"), "--output", folder.PathOf("wrapped.cs"));

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        return await File.ReadAllTextAsync(folder.PathOf("wrapped.cs"));
    }
}
