using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>Reads pages from memory, as they are read from a folder.</summary>
internal sealed class OrchardSource(IReadOnlyDictionary<string, string> pages) : IPageSource
{
    public Task<PageText> ReadAsync(string place, CancellationToken cancellationToken)
    {
        foreach (var (suffix, form) in new[] { (".md", PageForm.Markdown), (".html", PageForm.Html) })
            if (pages.TryGetValue(place + suffix, out var text))
                return Task.FromResult(new PageText(place + suffix, form, text));
        throw new PageException($"{place}.md", "there is no such page");
    }
}
