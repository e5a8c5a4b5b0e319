using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Pages;

/// <summary>Reads the section with the tokens that an entry takes.</summary>
internal sealed partial class AuthorizationSection(FaultList faults)
{
    private readonly List<DocumentedToken> tokens = [];

    /// <summary>Null if nothing in it can be read.</summary>
    public IReadOnlyList<DocumentedToken>? Read(EntrySection section)
    {
        var isNone = false;
        foreach (var block in section.Blocks)
            switch (block)
            {
                case Paragraph paragraph when None().IsMatch(paragraph.Text):
                    isNone = true;
                    break;
                case Paragraph paragraph when LeadIn().IsMatch(paragraph.Text):
                    break;
                case Paragraph paragraph when Requires().Match(paragraph.Text) is { Success: true } match:
                    Read(paragraph.Line, match.Groups[1].Value, []);
                    break;
                case BulletList list:
                    foreach (var bullet in list.Items)
                        Read(bullet);
                    break;
                case not Heading:
                    faults.AddLine(block.Line, $"this isn't about tokens: '{BlockText.Of([block])}'");
                    break;
            }
        if (isNone && tokens.Count > 0)
            faults.AddLine(section.Heading.Line, "the section lists tokens, and also says that none is required");
        if (!isNone && tokens.Count == 0)
            faults.AddLine(section.Heading.Line, "the section names no tokens");
        return isNone || tokens.Count > 0 ? tokens : null;
    }

    private void Read(Bullet bullet)
    {
        if (bullet.Text.Length > 0)
            Read(bullet.Line, bullet.Text, bullet.More);
        else
            faults.AddLine(bullet.Line, "this isn't about a token");
    }

    private void Read(PageLine line, string text, IReadOnlyList<Block> more)
    {
        var kind = KindOf(line, text);
        var groups = new ScopeText(faults).Read(line, text, more);
        var whole = string.Join('\n', new[] { text, BlockText.Of(more) }.Where(part => part.Length > 0));
        var known = tokens.FindIndex(token => token.Kind == kind && kind != DocumentedTokenKind.Other);
        if (known < 0)
            tokens.Add(new DocumentedToken(line, kind, groups, whole));
        else
            tokens[known] = tokens[known] with { ScopeGroups = Union(tokens[known].ScopeGroups, groups), Text = $"{tokens[known].Text}\n{whole}" };
    }

    private DocumentedTokenKind KindOf(PageLine line, string text)
    {
        var kinds = Kind().Matches(text).Select(KindOf).ToList();
        if (kinds.Count == 0)
            faults.AddLine(line, $"this is an unknown kind of token: '{text}'");
        // Further sentences may tell what another token would do.
        else if (Kind().Matches(ScopeText.FirstSentence(text)).Select(KindOf).Distinct().Count() > 1)
            faults.AddLine(line, $"this names several kinds of tokens: '{text}'");
        return kinds.FirstOrDefault(DocumentedTokenKind.Other);
    }

    private static DocumentedTokenKind KindOf(Match match) =>
        match.Groups["user"].Success ? DocumentedTokenKind.User : match.Groups["app"].Success ? DocumentedTokenKind.App : DocumentedTokenKind.Jwt;

    /// <summary>Nothing is a group, too, if a token of the same kind needs scopes elsewhere.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> Union(IReadOnlyList<IReadOnlyList<string>> some, IReadOnlyList<IReadOnlyList<string>> others) =>
        some.Count == 0 && others.Count == 0 ? [] : ScopeText.Distinct([.. some.DefaultIfEmpty([]), .. others.DefaultIfEmpty([])]);

    [GeneratedRegex("^(?:No authorization (?:is )?(?:required|needed)|None)\\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex None();

    [GeneratedRegex("^Requires? (?:one|any) of the following(?: tokens)?:$", RegexOptions.IgnoreCase)]
    private static partial Regex LeadIn();

    [GeneratedRegex("^Requires (an? .*)$")]
    private static partial Regex Requires();

    [GeneratedRegex(@"\b(?:(?<user>user(?: access)? token)|(?<app>app(?:lication)?(?: access)? token)|JSON Web Token|JWT)", RegexOptions.IgnoreCase)]
    private static partial Regex Kind();
}
