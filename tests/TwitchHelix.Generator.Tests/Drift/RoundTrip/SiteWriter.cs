using System.Globalization;
using System.Net;
using System.Text;

namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>Writes pages in Markdown, in the forms that Twitch's pages have.</summary>
internal static class SiteWriter
{
    private const string Docs = "https://dev.twitch.tv/docs/";

    /// <summary>All pages with the two that list them, by place.</summary>
    public static Dictionary<string, string> Write(IReadOnlyList<SitePage> pages)
    {
        var texts = pages.Where(page => !page.IsDeleted).ToDictionary(page => page.Place, Page);
        texts["api/reference"] = Index("api", "API Reference", pages);
        texts["eventsub/reference"] = Index("eventsub", "EventSub Reference", pages);
        return texts;
    }

    public static string Page(SitePage page)
    {
        var text = new StringBuilder().AppendLf($"# {page.Title}").AppendLf()
            .AppendLf($"Reference of {page.Title}.").AppendLf()
            .AppendLf($"Source: {Docs}{page.Place}/").AppendLf();
        if (page.Entries.Count > 1)
        {
            text.AppendLf("## Contents {#contents}").AppendLf().AppendLf($"{page.Entries.Count} entries on this page:").AppendLf();
            foreach (var entry in page.Entries)
                text.AppendLf($"- [{entry.Title}](#{entry.Anchor})");
            text.AppendLf();
        }
        foreach (var entry in page.Entries)
            EntryWriter.Write(text, entry);
        return page.Edit is { } edit ? edit(text.ToString()) : text.ToString();
    }

    private static string Index(string area, string title, IEnumerable<SitePage> pages)
    {
        var text = new StringBuilder().AppendLf($"# {title}").AppendLf().AppendLf("Everything there is.").AppendLf()
            .AppendLf($"Source: {Docs}{area}/reference/").AppendLf();
        foreach (var page in pages.Where(page => page.Area == area))
        {
            text.AppendLf($"## {page.Title} {{#{page.Slug}}}").AppendLf().AppendLf($"Reference of {page.Title}.").AppendLf();
            foreach (var entry in page.IndexEntries ?? page.Entries)
                text.AppendLf($"- [{entry.Title}]({Docs}{page.Place}.md#{entry.Anchor}): What it does.");
            text.AppendLf();
        }
        return text.ToString();
    }

    public static StringBuilder AppendLf(this StringBuilder text, string line = "") => text.Append(line).Append('\n');

    /// <summary>The reason that belongs to a status.</summary>
    public static string Phrase(int status) => status switch
    {
        401 => "Unauthenticated",
        422 => "Unprocessable Entity",
        _ => string.Concat(((HttpStatusCode)status).ToString().Select((letter, index) =>
            index > 0 && char.IsUpper(letter) ? string.Create(CultureInfo.InvariantCulture, $" {letter}") : letter.ToString())),
    };
}
