namespace TwitchHelix.Generator.Pages;

/// <summary>A line of a page. The page is named as in its address, without what all addresses have in common: <c>api/reference/chat.md</c>.</summary>
internal readonly record struct PageLine(string Page, int Line)
{
    public override string ToString() => $"{Page}({Line})";
}
