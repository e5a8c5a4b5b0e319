using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Pages;

/// <summary>Reads the scopes that a line about a token names, and the lists below it: groups of which one is needed.</summary>
internal sealed partial class ScopeText(FaultList faults)
{
    /// <summary>More alternatives than that are no list of scopes.</summary>
    private const int MaximumGroups = 200;

    public IReadOnlyList<IReadOnlyList<string>> Read(PageLine line, string text, IReadOnlyList<Block> more)
    {
        var groups = ReadText(line, text);
        var lead = text;
        foreach (var block in more)
            switch (block)
            {
                case Paragraph paragraph:
                    groups = All(line, groups, ReadText(paragraph.Line, paragraph.Text));
                    lead = paragraph.Text;
                    break;
                case BulletList list:
                    groups = All(line, groups, ReadList(list, isAny: Any().IsMatch(lead)));
                    break;
                default:
                    faults.AddLine(block.Line, $"this isn't about scopes: '{BlockText.Of([block])}'");
                    break;
            }
        return groups;
    }

    public static IReadOnlyList<IReadOnlyList<string>> Distinct(IEnumerable<IReadOnlyList<string>> groups) =>
        [.. groups.DistinctBy(group => string.Join(' ', group.Order(StringComparer.Ordinal)))];

    public static string FirstSentence(string text) => Sentences().Split(text)[0];

    private IReadOnlyList<IReadOnlyList<string>> ReadList(BulletList list, bool isAny)
    {
        IReadOnlyList<IReadOnlyList<string>> groups = [];
        foreach (var bullet in list.Items)
        {
            if (Read(bullet.Line, bullet.Text, bullet.More) is not { Count: > 0 } next)
                faults.AddLine(bullet.Line, $"this isn't about a scope: '{BlockText.Of(bullet.Blocks)}'");
            else
                groups = isAny ? Distinct(groups.Concat(next)) : All(bullet.Line, groups, next);
        }
        return groups;
    }

    private IReadOnlyList<IReadOnlyList<string>> ReadText(PageLine line, string text)
    {
        IReadOnlyList<IReadOnlyList<string>> groups = [];
        foreach (var sentence in Sentences().Split(text))
        {
            var scopes = Scope().Matches(sentence);
            if (UnmarkedScope().IsMatch(Scope().Replace(sentence, "")))
                faults.AddLine(line, $"this names a scope in an unknown form: '{sentence}'");
            if (scopes.Count == 0)
                continue;
            var isAny = IsAny(line, sentence, scopes);
            var names = scopes.Select(scope => scope.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
            IReadOnlyList<IReadOnlyList<string>> found = isAny ? [.. names.Select(name => new[] { name })] : [names];
            // Who wants more includes one more: both with it and without it, the token is taken.
            groups = All(line, groups, IsOptional(sentence, scopes[0].Index) ? [[], .. found] : found);
        }
        return groups;
    }

    /// <summary>What a scope is good for makes it optional only if it comes first: «To get more, …», but not «the **x** scope to get anything».</summary>
    private static bool IsOptional(string sentence, int firstScope) => Optional().IsMatch(sentence) || Purpose().IsMatch(sentence[..firstScope]);

    private bool IsAny(PageLine line, string sentence, MatchCollection scopes)
    {
        var between = scopes.Zip(scopes.Skip(1), (before, after) => sentence[(before.Index + before.Length)..after.Index]).ToList();
        var isAny = between.Exists(words => Or().IsMatch(words));
        if (isAny && between.Exists(words => And().IsMatch(words)))
            faults.AddLine(line, $"the scopes are joined by 'and' and by 'or': '{sentence}'");
        return isAny;
    }

    /// <summary>All of what some need and what others need.</summary>
    private IReadOnlyList<IReadOnlyList<string>> All(
        PageLine line, IReadOnlyList<IReadOnlyList<string>> some, IReadOnlyList<IReadOnlyList<string>> others)
    {
        if (some.Count == 0 || others.Count == 0)
            return some.Count == 0 ? others : some;
        if (some.Count * others.Count <= MaximumGroups)
            return Distinct(some.SelectMany(_ => others, (one, other) => (IReadOnlyList<string>)[.. one.Union(other, StringComparer.Ordinal)]));
        faults.AddLine(line, $"the scopes have more than {MaximumGroups} combinations");
        return some;
    }

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[A-Z`*\[])")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"(?:\*\*`?|`)([a-z][a-z0-9_]*(?::[a-z0-9_]+)+)(?:`?\*\*|`)")]
    private static partial Regex Scope();

    /// <summary>A name with colons that isn't part of an address, or a marked word that is called a scope.</summary>
    [GeneratedRegex(@"(?<![\w/.:#-])[a-z]\w*(?::\w+)+|(?:\*\*|`) scopes?\b", RegexOptions.IgnoreCase)]
    private static partial Regex UnmarkedScope();

    [GeneratedRegex(@"\bor\b", RegexOptions.IgnoreCase)]
    private static partial Regex Or();

    [GeneratedRegex(@"\band\b", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(@"\b(?:one|any|either) of\b[^.]*:$", RegexOptions.IgnoreCase)]
    private static partial Regex Any();

    [GeneratedRegex(@"\b(?:optional(?:ly)?|if)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Optional();

    [GeneratedRegex(@"\bto (?:include|get|see|read|receive|also)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Purpose();
}
