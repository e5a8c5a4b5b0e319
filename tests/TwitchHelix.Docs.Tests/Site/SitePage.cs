using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace TwitchHelix.Docs.Tests.Site;

/// <summary>A page of the site, loaded once: where its links lead, and what went wrong.</summary>
internal sealed record SitePage(string Address, IReadOnlyList<string> Links, IReadOnlySet<string> Anchors, IReadOnlyCollection<string> Faults)
{
    private const int PhoneWidth = 375;

    public static async Task<SitePage> LoadAsync(IBrowserContext context, Uri home, string address)
    {
        var faults = new ConcurrentQueue<string>();
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                faults.Enqueue($"{address}: console {message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => faults.Enqueue($"{address}: {error}");
        page.RequestFailed += (_, request) => faults.Enqueue($"{address}: {request.Url} failed: {request.Failure}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                faults.Enqueue($"{address}: {response.Url} is answered with {response.Status}");
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } target && target.Authority != home.Authority)
                faults.Enqueue($"{address}: a request to another server: {target}");
        };

        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var links = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].map(link => link.href)");
        var anchors = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[id]')].map(element => element.id)");

        await page.SetViewportSizeAsync(PhoneWidth, 812);
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (width > PhoneWidth)
            faults.Enqueue($"{address} is {width} pixels wide on a phone");
        await page.CloseAsync();
        return new SitePage(address, links, anchors.ToHashSet(StringComparer.Ordinal), faults);
    }
}
