using Deque.AxeCore.Commons;

namespace TwitchHelix.Docs.Tests.Site;

/// <summary>What axe has found on a page, with what it says of each element.</summary>
internal static class AxeFaults
{
    public static IEnumerable<string> Of(AxeResult result) => result.Violations.SelectMany(rule => rule.Nodes.Select(node =>
        $"{rule.Id}: {node.Html}\n  {string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))}"));
}
