namespace TwitchHelix.Generator.Pages;

/// <summary>Reads a page in HTML into blocks.</summary>
internal static class HtmlBlocks
{
    public static IReadOnlyList<Block> Read(PageText page) => throw new PageException(page.Name, "this is HTML, which can't be read yet");
}
