using System.Text.RegularExpressions;

namespace TwitchHelix.Docs.Tests.Samples;

/// <summary>An activity as OpenTelemetry's exporter writes it to the terminal.</summary>
/// <param name="TraceId">The trace.</param>
/// <param name="Id">The activity.</param>
/// <param name="ParentId">The activity above it. Empty for none.</param>
/// <param name="Name">The display name.</param>
/// <param name="Kind">The kind, such as <c>Client</c>.</param>
/// <param name="Source">The name of the source.</param>
internal sealed partial record ConsoleSpan(string TraceId, string Id, string ParentId, string Name, string Kind, string Source)
{
    public static IReadOnlyList<ConsoleSpan> In(string output) =>
    [
        .. from text in Beginning().Split(output).Skip(1)
           select new ConsoleSpan(
               text[..32], Field(text, @"Activity\.SpanId"), Field(text, @"Activity\.ParentSpanId"), Field(text, @"Activity\.DisplayName"),
               Field(text, @"Activity\.Kind"), Field(text, @"Instrumentation scope \(ActivitySource\):\s+Name")),
    ];

    private static string Field(string text, string name) =>
        Regex.Match(text, $@"^\s*{name}:[ \t]*(.*?)[ \t]*\r?$", RegexOptions.Multiline).Groups[1].Value;

    // The lines of the log may stand between those of an activity.
    [GeneratedRegex(@"^Activity\.TraceId:\s+(?=[0-9a-f]{32})", RegexOptions.Multiline)]
    private static partial Regex Beginning();
}
