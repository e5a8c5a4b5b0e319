using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>Pages in memory, by place.</summary>
internal sealed class SiteSource(IReadOnlyDictionary<string, string> pages) : IPageSource
{
    public Task<PageText> ReadAsync(string place, CancellationToken cancellationToken) => pages.TryGetValue(place, out var text)
        ? Task.FromResult(new PageText($"{place}.md", PageForm.Markdown, text))
        : throw new PageException($"{place}.md", "there is no such page");
}
