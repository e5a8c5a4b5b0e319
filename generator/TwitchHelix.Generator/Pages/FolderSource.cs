using System.Text;

namespace TwitchHelix.Generator.Pages;

/// <summary>Reads pages from a folder that is laid out like the site.</summary>
internal sealed class FolderSource(DirectoryInfo folder) : IPageSource
{
    private static readonly (string Suffix, PageForm Form)[] Files =
        [(".md", PageForm.Markdown), ("/index.md", PageForm.Markdown), (".html", PageForm.Html), ("/index.html", PageForm.Html)];

    public async Task<PageText> ReadAsync(string place, CancellationToken cancellationToken)
    {
        foreach (var (suffix, form) in Files)
            if (new FileInfo(Path.Combine(folder.FullName, place + suffix)) is { Exists: true } file)
                return new PageText(place + suffix, form, await ReadAsync(place + suffix, file, cancellationToken));
        throw new PageException($"{place}.md", $"there is no file {place}.md, and no {place}.html, in the folder {folder.FullName}");
    }

    private static async Task<string> ReadAsync(string name, FileInfo file, CancellationToken cancellationToken)
    {
        if (file.Length > PageBlocks.MaximumLength)
            throw new PageException(name, $"the file has {file.Length} bytes; a page has at most {PageBlocks.MaximumLength}");
        try
        {
            return await File.ReadAllTextAsync(file.FullName, PageText.Utf8, cancellationToken);
        }
        catch (DecoderFallbackException e)
        {
            throw new PageException(name, "the file isn't a text in UTF-8", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PageException(name, e.Message, e);
        }
    }
}
