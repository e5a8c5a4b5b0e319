namespace TwitchHelix.Generator.Pages;

/// <summary>Where pages come from: a folder, or a server.</summary>
internal interface IPageSource
{
    /// <summary>Reads a page by its place without a suffix (<c>api/reference/chat</c>): in Markdown, or in HTML where that is missing.</summary>
    /// <exception cref="PageException">There is no such page, or it can't be read.</exception>
    Task<PageText> ReadAsync(string place, CancellationToken cancellationToken);
}
