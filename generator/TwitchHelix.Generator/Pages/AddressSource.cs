using System.Net;
using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Pages;

/// <summary>Reads pages from a site: in Markdown, or in HTML where that is missing.</summary>
internal sealed partial class AddressSource : IPageSource
{
    private readonly Uri site;
    private readonly PageCache cache;
    private readonly PageRequests requests;

    /// <param name="site">The address that all pages begin with: <c>https://dev.twitch.tv/docs/</c>.</param>
    /// <param name="cache">The folder in which pages are kept.</param>
    /// <param name="timeout">How long an answer may take. Default: 30 seconds.</param>
    /// <param name="time">The clock of the pauses between requests.</param>
    /// <exception cref="PageException">The address may not be read.</exception>
    public AddressSource(Uri site, DirectoryInfo cache, TimeSpan? timeout = null, TimeProvider? time = null)
    {
        if (!PageRequests.IsAllowed(site))
            throw new PageException(site.OriginalString, "an address begins with https, or with http on this machine");
        if (site.Query.Length > 0 || site.Fragment.Length > 0 || site.UserInfo.Length > 0)
            throw new PageException(site.Host, "the address of a site has a host and a path, and nothing else");
        this.site = new Uri($"{site.AbsoluteUri.TrimEnd('/')}/");
        this.cache = new PageCache(cache);
        requests = new PageRequests(timeout ?? TimeSpan.FromSeconds(30), time ?? TimeProvider.System);
    }

    public async Task<PageText> ReadAsync(string place, CancellationToken cancellationToken)
    {
        if (!Place().IsMatch(place))
            throw new PageException(place, $"'{place}' is no place of a page below {site}");
        var markdown = new PageAddress(new Uri(site, $"{place}.md"), $"{place}.md", $"{place}.md", PageForm.Markdown);
        var html = new PageAddress(new Uri(site, $"{place}/"), $"{place}/", $"{place}/index.html", PageForm.Html);
        return await ReadAsync(markdown, cancellationToken)
            ?? await ReadAsync(html, cancellationToken)
            ?? throw new PageException(markdown.Name, $"there is no page: neither {markdown.Address} nor {html.Address}");
    }

    /// <summary>Null if the page isn't there in this form.</summary>
    private async Task<PageText?> ReadAsync(PageAddress page, CancellationToken cancellationToken)
    {
        var known = cache.Find(page);
        var answer = await requests.GetAsync(page, known?.Tag, cancellationToken);
        if (answer.Status == HttpStatusCode.NotModified && known is not null)
            return new PageText(page.Name, page.Form, known.Text);
        if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            cache.Remove(page);
            return null;
        }
        if (answer.Status != HttpStatusCode.OK)
            throw new PageException(page.Name, $"{page.Address} answers with status {(int)answer.Status}");
        if (!IsInForm(page, answer.MediaType))
            return page.Form == PageForm.Markdown && answer.MediaType == "text/html"
                ? null
                : throw new PageException(page.Name, $"{page.Address} is {answer.MediaType}, not {page.Form}");
        cache.Keep(page, answer.Tag, answer.Text);
        return new PageText(page.Name, page.Form, answer.Text);
    }

    /// <summary>Servers know HTML, and often don't know Markdown.</summary>
    private static bool IsInForm(PageAddress page, string? mediaType) => page.Form == PageForm.Html
        ? mediaType is null or "text/html" or "application/xhtml+xml"
        : mediaType is null or "text/markdown" or "text/x-markdown" or "text/plain" or "application/octet-stream";

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]*(?:/[a-z0-9][a-z0-9_-]*)*$")]
    private static partial Regex Place();
}
