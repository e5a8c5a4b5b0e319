using System.CommandLine;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator;

/// <summary>Names the pages and the specification that a command reads, and reads them.</summary>
internal sealed class SourceOptions
{
    public Argument<string> Source { get; } = new("source")
    {
        Description = "The address of the documentation (https://dev.twitch.tv/docs/), or a folder that is laid out like it: api/reference.md, "
            + "api/reference/chat.md, eventsub/reference.md, …",
    };

    public Option<DirectoryInfo> Spec { get; } = new("--spec")
    {
        Description = "The folder with helix.yaml, resources/ and eventsub/.",
        DefaultValueFactory = _ => new DirectoryInfo("spec"),
    };

    public Option<DirectoryInfo> Cache { get; } = new("--cache")
    {
        Description = "The folder that keeps pages from an address. Default: in the user's data.",
    };

    /// <summary>The folder of the specification.</summary>
    public string Folder(ParseResult parsed) => parsed.GetRequiredValue(Spec).FullName;

    public Task<Documentation> ReadPagesAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        ReferenceReader.ReadAsync(PageSources.Of(parsed.GetRequiredValue(Source), parsed.GetValue(Cache)), cancellationToken);

    /// <summary>Runs a command. Returns 1, with an error, if the specification or the pages can't be read.</summary>
    public static async Task<int> RunAsync(TextWriter errors, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (SpecException e)
        {
            errors.WriteLine(e.Finding);
        }
        catch (PageException e)
        {
            errors.WriteLine($"{e.Page}: error: {e.Message}");
        }
        return 1;
    }
}
