using System.CommandLine;
using TwitchHelix.Generator.Scaffolding;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator;

/// <summary>Writes the YAML of what Twitch's pages have and the specification lacks.</summary>
internal sealed class ScaffoldCommand(TextWriter text, TextWriter errors)
{
    private readonly SourceOptions sources = new();
    private readonly Option<string> operation = new("--operation") { Description = "The operation, as in the address of its section: pin-chat-message." };
    private readonly Option<string> type = new("--type") { Description = "The type of EventSub subscriptions: channel.poll.begin." };
    private readonly Option<string> version = new("--version") { Description = "The version of the type, if the page has more than one." };

    private readonly Option<string> field = new("--field")
    {
        Description = "A field of an operation or type that the specification has: data.title, or query.title, body.title, response.data.title, event.title.",
    };

    public static Command Of(TextWriter text, TextWriter errors) => new ScaffoldCommand(text, errors).Make();

    private Command Make()
    {
        var command = new Command("scaffold", "Writes what Twitch's pages have and the specification lacks. What a person must write is marked.")
        {
            sources.Source, sources.Spec, sources.Cache, operation, type, version, field,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(operation) is null == result.GetValue(type) is null)
                result.AddError("Use either --operation or --type.");
            if (result.GetValue(operation) is not null && result.GetValue(version) is not null)
                result.AddError("--version is only for --type.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) => SourceOptions.RunAsync(errors, async () =>
    {
        try
        {
            var document = SpecDocument.Load(sources.Folder(parsed));
            var pages = await sources.ReadPagesAsync(parsed, cancellationToken);
            var scaffold = Scaffolder.Run(document, pages, new ScaffoldRequest(
                parsed.GetValue(operation), parsed.GetValue(type), parsed.GetValue(version), parsed.GetValue(field)));
            // All texts are made before the first file is written.
            foreach (var (path, content) in scaffold.Edits.Files.Select(file => (file.Path, file.Apply())).ToList())
                OutputFile.Write(path, content);
            text.Write(ScaffoldPage.Of(scaffold));
            return 0;
        }
        catch (ScaffoldException e)
        {
            errors.WriteLine(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"error: a file can't be read or written: {e.Message}");
        }
        return 1;
    });
}
