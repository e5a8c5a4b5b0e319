using System.Text;
using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Reference;

/// <summary>Writes the page of a group of events: the types of subscriptions, then the classes of their events.</summary>
internal sealed class EventPage(SpecDocument document, SpecFile group)
{
    private readonly TypeSections sections = new(document);

    public override string ToString()
    {
        var text = new StringBuilder($"""
            # Events: {Title()}

            The methods belong to `EventSubSubscriptionTypes`. [Events](../eventsub.md) shows how to receive what they describe.


            """);
        foreach (var type in document.EventSubTypes.Where(type => type.Node.File == group))
            text.Append(Section(type));
        return text.Append(sections).ToString().TrimEnd() + "\n";
    }

    /// <summary><c>channel-points</c> → <c>Channel Points</c>.</summary>
    private string Title() => MarkdownText.Words(CSharpNames.Pascal(Path.GetFileNameWithoutExtension(group.Path)));

    private string Section(SpecEventSubType type)
    {
        CodeReference? Parameter(string name) => EventSubTypeCode.Fields(type).Exists(field => field["name"]?.Text == name)
            ? new CodeReference(CSharpNames.Parameter(name), IsParameter: true)
            : null;
        var actingUser = type.Node["acting_user"]?.Text is { } user ? CSharpNames.Parameter(user) : null;
        var transports = (type.Node["transports"]?.Items ?? []).Select(transport => transport.Text).ToList();
        string[] parts =
        [
            $"## {type.Name} {{#{MarkdownText.Anchor(type.Name ?? "")}}}",
            MarkdownText.Of(type.Node["summary"]?.Text, Parameter),
            DeprecationBox.Of(type.Node["deprecated"], reason => MarkdownText.Of(reason?.Text)),
            $"`{type.Type}`, version `{type.Version}`{(type.IsBeta ? MarkdownText.Beta : "")}",
            $"```cs\n{MethodCode.Of(type)}\n```",
            MarkdownText.Table(
                ["Parameter", "Limits", "Description"],
                EventSubTypeCode.Fields(type).Select(field => (IReadOnlyList<string>)
                [
                    MarkdownText.Code(CSharpNames.Parameter(field["name"]?.Text ?? "_")),
                    field.IsTrue("required") ? "required" : "",
                    MarkdownText.Of(field["description"]?.Text, Parameter),
                ])),
            $"**Event** {sections.Link(type.Event?.Name ?? "", type.Node["event"], isSent: false)}{(type.IsBatched ? ". A message has a list of them." : "")}",
            $"**Token.**\n{string.Concat(TokenSentences.Of(type, actingUser).Select(token => $"\n- {token}"))}",
            transports.Count == 0 ? "" : $"**Transports.** Only {string.Join(", ", transports)}.",
        ];
        return string.Concat(parts.Select(part => part.Trim()).Where(part => part.Length > 0).Select(part => part + "\n\n"));
    }
}
