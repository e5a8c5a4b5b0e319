using System.CommandLine;
using Newtonsoft.Json;
using TwitchHelix.Generator.Drift;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator;

/// <summary>Compares the specification with Twitch's pages.</summary>
internal sealed class DriftCommand(TextWriter text, TextWriter errors)
{
    private const int Unread = 1;
    private const int Drifted = 2;

    private readonly SourceOptions sources = new();
    private readonly Option<FileInfo> waivers = new("--waivers") { Description = $"The differences to ignore. Default: {WaiverFile.Name} in the folder." };
    private readonly Option<bool> json = new("--json") { Description = "Prints JSON instead of Markdown." };

    public static Command Of(TextWriter text, TextWriter errors) => new DriftCommand(text, errors).Make();

    private Command Make()
    {
        var command = new Command("drift", "Compares the specification with Twitch's pages. Returns 2 if they differ, 1 if pages can't be read.")
        {
            sources.Source, sources.Spec, waivers, sources.Cache, json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) => SourceOptions.RunAsync(errors, async () =>
    {
        var document = SpecDocument.Load(sources.Folder(parsed));
        var (allowed, findings) = Waivers(parsed);
        foreach (var finding in findings)
            errors.WriteLine(finding);
        if (findings.Count > 0)
            return Unread;
        var pages = await sources.ReadPagesAsync(parsed, cancellationToken);
        return Print(DriftFinder.Find(document, pages, allowed), parsed.GetValue(json));
    });

    private int Print(DriftReport report, bool asJson)
    {
        foreach (var fault in report.Faults.Where(fault => fault.IsWhole))
            errors.WriteLine(fault);
        text.Write(asJson ? DriftJson.Of(report).ToString(Formatting.Indented).ReplaceLineEndings("\n") + "\n" : DriftPage.Of(report));
        return report.IsIncomplete ? Unread : report.HasDrift ? Drifted : 0;
    }

    private (IReadOnlyList<Waiver> Waivers, IReadOnlyList<Finding> Findings) Waivers(ParseResult parsed)
    {
        if (parsed.GetValue(waivers) is { } named)
            return WaiverFile.Load(named.FullName);
        var file = Path.Combine(sources.Folder(parsed), WaiverFile.Name);
        return File.Exists(file) ? WaiverFile.Load(file) : ([], []);
    }
}
