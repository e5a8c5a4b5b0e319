using System.CommandLine;
using Newtonsoft.Json;
using TwitchHelix.Generator.Drift;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator;

/// <summary>Compares the specification with Twitch's pages.</summary>
internal sealed class DriftCommand(TextWriter text, TextWriter errors)
{
    private const int Unread = 1;
    private const int Drifted = 2;

    private readonly Argument<string> source = new("source")
    {
        Description = "The address of the documentation (https://dev.twitch.tv/docs/), or a folder that is laid out like it: api/reference.md, "
            + "api/reference/chat.md, eventsub/reference.md, …",
    };

    private readonly Option<DirectoryInfo> spec = new("--spec")
    {
        Description = "The folder with helix.yaml, resources/ and eventsub/.",
        DefaultValueFactory = _ => new DirectoryInfo("spec"),
    };

    private readonly Option<FileInfo> waivers = new("--waivers") { Description = $"The differences to ignore. Default: {WaiverFile.Name} in the folder." };
    private readonly Option<DirectoryInfo> cache = new("--cache")
    {
        Description = "The folder that keeps pages from an address. Default: among the user's data.",
    };

    private readonly Option<bool> json = new("--json") { Description = "Prints JSON instead of Markdown." };

    public static Command Of(TextWriter text, TextWriter errors) => new DriftCommand(text, errors).Make();

    private Command Make()
    {
        var command = new Command("drift", "Compares the specification with Twitch's pages. Returns 2 if they differ, 1 if pages can't be read.")
        {
            source, spec, waivers, cache, json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            var document = SpecDocument.Load(parsed.GetRequiredValue(spec).FullName);
            var (allowed, findings) = Waivers(parsed);
            foreach (var finding in findings)
                errors.WriteLine(finding);
            if (findings.Count > 0)
                return Unread;
            var pages = await ReferenceReader.ReadAsync(PageSources.Of(parsed.GetRequiredValue(source), parsed.GetValue(cache)), cancellationToken);
            return Print(DriftFinder.Find(document, pages, allowed), parsed.GetValue(json));
        }
        catch (SpecException e)
        {
            errors.WriteLine(e.Finding);
            return Unread;
        }
        catch (PageException e)
        {
            errors.WriteLine($"{e.Page}: error: {e.Message}");
            return Unread;
        }
    }

    private int Print(DriftReport report, bool asJson)
    {
        foreach (var fault in report.Faults.Where(fault => fault.IsWhole))
            errors.WriteLine($"{fault.Line}: error: {fault.Message}");
        text.Write(asJson ? DriftJson.Of(report).ToString(Formatting.Indented).ReplaceLineEndings("\n") + "\n" : DriftPage.Of(report));
        return report.IsIncomplete ? Unread : report.HasDrift ? Drifted : 0;
    }

    private (IReadOnlyList<Waiver> Waivers, IReadOnlyList<Finding> Findings) Waivers(ParseResult parsed)
    {
        if (parsed.GetValue(waivers) is { } named)
            return WaiverFile.Load(named.FullName);
        var file = Path.Combine(parsed.GetRequiredValue(spec).FullName, WaiverFile.Name);
        return File.Exists(file) ? WaiverFile.Load(file) : ([], []);
    }
}
