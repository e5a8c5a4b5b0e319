using System.Globalization;
using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Pages;

/// <summary>Reads the section with the statuses that an operation answers.</summary>
internal static partial class StatusesSection
{
    public static List<DocumentedStatus> Read(EntrySection section, FaultList faults)
    {
        var statuses = new List<DocumentedStatus>();
        foreach (var block in section.Blocks)
            if (block is BulletList list)
                statuses.AddRange(list.Items.Select(bullet => Read(bullet, faults)).OfType<DocumentedStatus>());
            else if (block is not Heading)
                faults.AddLine(block.Line, $"this isn't a list of statuses: '{BlockText.Of([block])}'");
        // A status with several reasons may have a line for each.
        return [.. statuses.GroupBy(status => status.Code).Select(same => same.First() with { Reasons = [.. same.SelectMany(status => status.Reasons)] })];
    }

    private static DocumentedStatus? Read(Bullet bullet, FaultList faults)
    {
        if (Status().Match(bullet.Text) is { Success: true } match)
        {
            var reasons = bullet.More.SelectMany(ReasonsOf);
            return new DocumentedStatus(bullet.Line, int.Parse(match.Groups["code"].Value, CultureInfo.InvariantCulture),
                [.. reasons.Prepend(match.Groups["reason"].Value).Where(reason => reason.Length > 0)]);
        }
        faults.AddLine(bullet.Line, $"this isn't a status: '{BlockText.Of(bullet.Blocks)}'");
        return null;
    }

    private static IEnumerable<string> ReasonsOf(Block block) =>
        block is BulletList list ? list.Items.Select(item => BlockText.Of(item.Blocks)) : [BlockText.Of([block])];

    /// <summary>Other codes in the phrase would be lost: <c>401/403 Forbidden</c> isn't a status.</summary>
    [GeneratedRegex(
        @"^(?:\*\*|`)?(?<code>[1-5][0-9]{2})\b(?![—–-][1-5][0-9]{2}\b)(?<phrase>(?:(?!\b(?!\k<code>)[1-5][0-9]{2}\b)[^*`—–:])*)"
            + @"(?:\*\*|`)?(?: ?[—–:-] ?(?<reason>.*))?$")]
    private static partial Regex Status();
}
