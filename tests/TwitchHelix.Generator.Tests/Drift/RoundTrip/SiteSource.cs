using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>Pages in memory, by place.</summary>
internal sealed class SiteSource(IReadOnlyDictionary<string, string> pages, PageForm form = PageForm.Markdown) : IPageSource
{
    public Task<PageText> ReadAsync(string place, CancellationToken cancellationToken)
    {
        var name = place + (form == PageForm.Markdown ? ".md" : ".html");
        return pages.TryGetValue(place, out var text)
            ? Task.FromResult(new PageText(name, form, text))
            : throw new PageException(name, "there is no such page");
    }
}
