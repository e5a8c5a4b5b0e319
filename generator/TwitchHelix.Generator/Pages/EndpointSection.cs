using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Pages;

/// <summary>Reads the section with an entry's method and address.</summary>
internal static partial class EndpointSection
{
    /// <summary>Null if there is none.</summary>
    public static (string Method, string Path)? Read(EntrySection section, FaultList faults)
    {
        (string, string)? endpoint = null;
        foreach (var block in section.Blocks)
            if (Endpoint().Match(TextOf(block)) is { Success: true } match)
            {
                if (endpoint is not null)
                    faults.AddLine(block.Line, "the entry has a second endpoint");
                if (match.Groups["rest"].Length > 0)
                    faults.AddLine(block.Line, $"the endpoint has '{match.Groups["rest"].Value}' after its path");
                endpoint ??= (match.Groups["method"].Value, match.Groups["path"].Value);
            }
            // Sentences on the tokens may follow.
            else if (endpoint is null || block is not (Paragraph or Heading or Quote))
                faults.AddLine(block.Line, $"this isn't an endpoint: '{TextOf(block)}'");
        return endpoint;
    }

    private static string TextOf(Block block) => block is CodeBlock code ? $"`{code.Text.Trim()}`" : BlockText.Of([block]);

    [GeneratedRegex(@"^`(?<method>GET|POST|PUT|PATCH|DELETE) (?:https?://[^/`\s]+)?(?:/helix)?(?<path>/[^?#`\s]*)(?<rest>[^`]*)`$")]
    private static partial Regex Endpoint();
}
