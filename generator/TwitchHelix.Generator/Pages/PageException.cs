namespace TwitchHelix.Generator.Pages;

/// <summary>A page can't be read.</summary>
internal sealed class PageException(string page, string message, Exception? cause = null) : Exception(message, cause)
{
    public string Page { get; } = page;
}
