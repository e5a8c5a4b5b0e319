using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace TwitchHelix.Docs.Tests.Code;

/// <summary>The code that the pages show.</summary>
public sealed class CodeTests
{
    private static IReadOnlyList<string> Pages => MarkdownPage.All;

    [TestCaseSource(nameof(Pages))]
    public void Its_code_compiles(string page)
    {
        var errors = BlockCompiler.Errors(MarkdownPage.Read(page)).ToList();

        Assert.That(errors, Is.Empty, string.Join('\n', errors));
    }

    [TestCaseSource(nameof(Pages))]
    public void Its_blocks_name_their_language_alone(string page)
    {
        var others = MarkdownPage.Read(page).Blocks
            .Where(block => block.Arguments.Length > 0 || block.Language is not ("" or "csharp" or "json" or "xml" or "yaml" or "sh" or "powershell" or "ts"))
            .Select(block => $"{page}({block.FirstLine - 1}): {block.Language} {block.Arguments}");

        Assert.That(others, Is.Empty);
    }

    [TestCaseSource(nameof(Pages))]
    public void Its_data_can_be_read(string page)
    {
        var errors = MarkdownPage.Read(page).Blocks.Select(block => (block, Error: Error(block))).Where(found => found.Error is not null)
            .Select(found => $"{page}({found.block.FirstLine}): {found.Error}");

        Assert.That(errors, Is.Empty);
    }

    private static string? Error(CodeBlock block)
    {
        try
        {
            if (block.Language == "json")
                JsonDocument.Parse(block.Text).Dispose();
            else if (block.Language == "xml")
                XElement.Parse($"<block>{block.Text}</block>");
            return null;
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return e.Message;
        }
    }
}
