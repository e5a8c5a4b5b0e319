using System.CommandLine;
using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator;

/// <summary>Writes the table of a page about coming from another library.</summary>
internal static class MigrationCommand
{
    public static Command Of(TextWriter errors)
    {
        var spec = new Argument<DirectoryInfo>("spec") { Description = "The folder with helix.yaml, resources/ and eventsub/." };
        var page = new Option<FileInfo>("--page") { Description = "The page, with the lines <!-- table --> and <!-- /table -->.", Required = true };
        var names = new Option<FileInfo>("--names")
        {
            Description = "The other library's methods, one a line: «Users.GetUsersAsync», or «Old = New». Without it: the endpoints, in snake case.",
        };
        var command = new Command("migration", "Writes the table of another library's methods into a page.") { spec, page, names };
        command.SetAction(parsed =>
            Run(parsed.GetRequiredValue(spec).FullName, parsed.GetRequiredValue(page).FullName, parsed.GetValue(names)?.FullName, errors));
        return command;
    }

    private static int Run(string spec, string page, string? names, TextWriter errors)
    {
        try
        {
            var document = SpecDocument.Load(spec);
            var table = names is null ? MigrationTable.OfReference(document) : MigrationTable.Of(document, MigrationName.Read(names));
            if (MigrationTable.Replace(File.ReadAllText(page), table) is { } text)
            {
                OutputFile.Write(page, text);
                return 0;
            }
            errors.WriteLine($"{page}: error: the page has no lines <!-- table --> and <!-- /table -->.");
        }
        catch (SpecException e)
        {
            errors.WriteLine(e.Finding);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"error: a file can't be read or written: {e.Message}");
        }
        return 1;
    }
}
