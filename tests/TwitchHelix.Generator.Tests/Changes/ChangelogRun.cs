using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.Tests.Changes;

/// <summary>Runs the command <c>changelog</c>.</summary>
internal static class ChangelogRun
{
    private static readonly Lazy<Task<string>> Once = new(BundleAsync);

    /// <summary>The real document, without the examples and descriptions: most of its size.</summary>
    public static Task<string> Bundle => Once.Value;

    /// <summary>Edits a document, and compares it with the edited one.</summary>
    public static async Task<CommandRun> CompareAsync(string bundle, Action<JObject> edit, bool isEditedFirst = false)
    {
        using var folder = new TemporaryFolder();
        var edited = JObject.Parse(bundle);
        edit(edited);
        await File.WriteAllTextAsync(folder.PathOf("one.json"), isEditedFirst ? edited.ToString(Formatting.None) : bundle);
        await File.WriteAllTextAsync(folder.PathOf("other.json"), isEditedFirst ? bundle : edited.ToString(Formatting.None));
        var run = await CommandRun.GeneratorAsync("changelog", folder.PathOf("one.json"), folder.PathOf("other.json"));
        Assert.That(run.ExitCode, Is.Zero, run.Output);
        return run;
    }

    private static async Task<string> BundleAsync()
    {
        using var folder = new TemporaryFolder();
        var output = folder.PathOf("bundle.json");
        var run = await CommandRun.GeneratorAsync("bundle", Path.Combine(RepositoryCopy.Root, "spec"), "--output", output);
        Assert.That(run.ExitCode, Is.Zero, run.Output);
        var bundle = JObject.Parse(await File.ReadAllTextAsync(output));
        foreach (var text in bundle.Descendants().OfType<JProperty>().Where(IsText).ToList())
            text.Remove();
        return bundle.ToString(Formatting.None);
    }

    private static bool IsText(JProperty property) =>
        property is { Name: "example" or "examples" or "x-enum-descriptions" } or { Name: "description", Value.Type: JTokenType.String };
}
