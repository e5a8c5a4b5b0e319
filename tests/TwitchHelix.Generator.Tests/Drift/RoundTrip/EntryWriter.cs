using System.Text;

namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>Writes an entry of a page: its heading and its sections. A section without content is left out.</summary>
internal static class EntryWriter
{
    private const string Subscriptions = "https://api.twitch.tv/helix/eventsub/subscriptions";

    public static void Write(StringBuilder text, SiteEntry entry)
    {
        text.AppendLf($"## {entry.Title} {{#{entry.Anchor}}}").AppendLf().AppendLf(Description(entry)).AppendLf();
        if (entry.Subscription is { } subscription)
            text.AppendLf("### Subscription").AppendLf().AppendLf($"- Type: `{subscription.Type}`").AppendLf($"- Version: `{subscription.Version}`")
                .AppendLf($"- Transports: {string.Join(", ", subscription.Transports)}").AppendLf();
        text.AppendLf("### Endpoint").AppendLf().AppendLf($"`{entry.Method} https://api.twitch.tv/helix{entry.Path}`").AppendLf();
        if (entry.Subscription is not null)
            text.AppendLf("Subscribe with the token that the transport takes.").AppendLf();
        text.AppendLf("### Authorization").AppendLf();
        TokenWriter.Write(text, entry);
        text.AppendLf();
        Items(text, "Query Parameters", entry.Query);
        Items(text, entry.Subscription is null ? "Request Body" : "Subscription Request Body", entry.Body);
        Items(text, "Response Body", entry.Response);
        Items(text, "Notification Payload", entry.Subscription?.Event ?? []);
        Statuses(text, entry);
        var url = entry.Subscription is null ? $"https://api.twitch.tv/helix{entry.Path}" : Subscriptions;
        text.AppendLf("### Request Example").AppendLf()
            .AppendLf("```bash").AppendLf("# The token is made up.").AppendLf($"curl -X {entry.Method} '{url}' \\")
            .AppendLf("  -H 'Authorization: Bearer YOUR_ACCESS_TOKEN' \\").AppendLf("  -H 'Client-Id: YOUR_CLIENT_ID'").AppendLf("```").AppendLf();
        if (entry.Response.Count > 0)
            text.AppendLf("### Response Example").AppendLf().AppendLf("```json").AppendLf("{\n  \"data\": []\n}").AppendLf("```").AppendLf();
    }

    private static void Items(StringBuilder text, string title, List<SiteItem> items)
    {
        if (items.Count == 0)
            return;
        text.AppendLf($"### {title}").AppendLf();
        ItemWriter.Write(text, items, "", "");
        text.AppendLf();
    }

    private static void Statuses(StringBuilder text, SiteEntry entry)
    {
        if (entry.Statuses.Count == 0)
            return;
        text.AppendLf("### Response Codes").AppendLf();
        foreach (var status in entry.Statuses)
        {
            text.AppendLf(status is 400 && entry.Number % 3 == 0
                ? "- **400 Bad Request**\n  - The first reason.\n  - The second reason; see *broadcaster_id*."
                : $"- **{status} {SiteWriter.Phrase(status)}** — What it means.");
        }
        text.AppendLf();
    }

    /// <summary>Paragraphs, notes and lists, in turn.</summary>
    private static string Description(SiteEntry entry) => (entry.Number % 6) switch
    {
        0 => "Does what its name says.",
        1 => "Does what its name says, which takes a line that is broken before it\nends.\n\nNOTE: A second paragraph.",
        2 => "Does what its name says.\n\n> **Note** Something to know\n> of two lines.",
        3 => "Does what its name says. See [the guide](https://dev.twitch.tv/docs/api/guide.md#guide).\n\n**Rate Limits**: Some calls in some time.",
        4 => "Does *what* its `name` says:\n\n- The first thing.\n- The **second** thing.",
        _ => "Does what its name says.\n\n| One | Other |\n| --- | --- |\n| This | That |",
    };
}
