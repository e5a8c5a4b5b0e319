using System.Security.Cryptography;
using System.Text;

namespace TwitchHelix.Generator.Pages;

/// <summary>A page as it was answered earlier, with its ETag.</summary>
internal sealed record CachedPage(string Tag, string Text);

/// <summary>
/// Keeps pages in a folder that is laid out like the site, so that it can be read as one. A file beside each page has its address, its ETag and
/// a hash of its text. A page that doesn't fit these, like one that was written in part, isn't in the cache.
/// </summary>
internal sealed class PageCache(DirectoryInfo folder)
{
    private const string Suffix = ".etag";

    public CachedPage? Find(PageAddress page)
    {
        var (text, about) = (FileOf(page), new FileInfo(FileOf(page).FullName + Suffix));
        if (!text.Exists || !about.Exists || text.Length > PageBlocks.MaximumLength || about.Length > 16 * 1024)
            return null;
        try
        {
            var content = File.ReadAllText(text.FullName);
            return File.ReadAllLines(about.FullName) is [var address, var tag, var hash] && address == page.Address.AbsoluteUri && hash == Hash(content)
                ? new CachedPage(tag, content)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(page, e);
        }
    }

    /// <summary>Keeps a page. One without an ETag isn't kept, since it couldn't be asked for again.</summary>
    public void Keep(PageAddress page, string? tag, string text)
    {
        if (tag is null)
        {
            Remove(page);
            return;
        }
        var file = FileOf(page);
        try
        {
            file.Directory!.Create();
            File.WriteAllText(file.FullName, text);
            File.WriteAllLines(file.FullName + Suffix, [page.Address.AbsoluteUri, tag, Hash(text)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(page, e);
        }
    }

    public void Remove(PageAddress page)
    {
        var file = FileOf(page);
        if (!file.Exists)
            return;
        try
        {
            file.Delete();
            File.Delete(file.FullName + Suffix);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(page, e);
        }
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static PageException Failed(PageAddress page, Exception e) => new(page.Name, $"the cache of {page.Address} can't be used: {e.Message}", e);

    private FileInfo FileOf(PageAddress page) => new(Path.Combine(folder.FullName, page.File));
}
