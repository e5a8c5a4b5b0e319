using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Pages;

/// <summary>Reads the section with the name of a type of subscriptions: a list, or in HTML a table.</summary>
internal sealed partial class SubscriptionSection
{
    private readonly FaultList faults;

    private SubscriptionSection(FaultList faults) => this.faults = faults;

    public string? Type { get; private set; }

    public string? Version { get; private set; }

    public IReadOnlyList<string> Transports { get; private set; } = [];

    public static SubscriptionSection Read(EntrySection section, FaultList faults)
    {
        var subscription = new SubscriptionSection(faults);
        foreach (var block in section.Blocks)
            subscription.Read(block);
        return subscription;
    }

    private void Read(Block block)
    {
        switch (block)
        {
            case BulletList list:
                foreach (var bullet in list.Items)
                    Read(bullet.Line, BlockText.Of(bullet.Blocks));
                break;
            // The titles of the columns are the names, or there are two columns: name and value.
            case Table { Rows: [{ Cells: ["Type", "Version", ..] } titles, { } values] } when titles.Cells.Count == values.Cells.Count:
                foreach (var (title, value) in titles.Cells.Zip(values.Cells))
                    Read(values.Line, $"{title}: {value}");
                break;
            case Table table when table.Rows.All(row => row.Cells.Count == 2):
                foreach (var row in table.Rows)
                    Read(row.Line, $"{row.Cells[0]}: {row.Cells[1]}");
                break;
            case not Heading:
                faults.AddLine(block.Line, $"this isn't a type, a version or transports: '{BlockText.Of([block])}'");
                break;
        }
    }

    private void Read(PageLine line, string text)
    {
        switch (Row().Match(text))
        {
            case { Success: true } row when row.Groups[1].Value == "Type" && Type is null:
                Type = row.Groups[2].Value;
                break;
            case { Success: true } row when row.Groups[1].Value == "Version" && Version is null:
                Version = row.Groups[2].Value;
                break;
            default:
                if (TransportList().Match(text) is { Success: true } list && Transports.Count == 0)
                    Transports = [.. list.Groups[1].Captures.Select(transport => transport.Value)];
                else
                    faults.AddLine(line, $"this isn't a type, a version or transports: '{text}'");
                break;
        }
    }

    [GeneratedRegex(@"^(?:\*\*)?(Type|Version):?(?:\*\*)?:? `?([A-Za-z0-9_.-]+)`?$")]
    private static partial Regex Row();

    [GeneratedRegex(@"^(?:\*\*)?Transports?:?(?:\*\*)?:? (?:`?([A-Za-z]+)`?(?:, and |, | and |$))+$")]
    private static partial Regex TransportList();
}
