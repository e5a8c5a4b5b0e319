using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Pages;

/// <summary>Reads an item: its line, and the paragraphs, possible values and nested items in it.</summary>
internal sealed partial class ItemReader
{
    /// <summary>Twitch's pages have some five levels. Far more could overflow the stack.</summary>
    private const int MaximumDepth = 50;

    private readonly string path;
    private readonly int depth;
    private readonly FaultList faults;
    private readonly List<string> description = [];
    private readonly List<DocumentedValue> values = [];
    private readonly List<DocumentedItem> items = [];
    private bool expectsValues;

    private ItemReader(string path, int depth, FaultList faults) => (this.path, this.depth, this.faults) = (path, depth, faults);

    /// <summary>Null if it isn't an item, which is then a fault.</summary>
    /// <exception cref="PageException">There are too many levels of items.</exception>
    public static DocumentedItem? Read(Bullet bullet, FaultList faults) => Read(bullet, null, faults);

    private static DocumentedItem? Read(Bullet bullet, ItemReader? around, FaultList faults)
    {
        var (parent, depth) = (around?.path, (around?.depth ?? 0) + 1);
        if (depth > MaximumDepth)
            throw new PageException(bullet.Line.Page, $"the items in line {bullet.Line.Line} are nested more than {MaximumDepth} levels deep");
        if (ItemHead.Read(bullet.Text) is not { } head)
        {
            faults.AddLine(bullet.Line, $"this isn't a parameter or property: '{BlockText.Of(bullet.Blocks)}'");
            return null;
        }
        if (head.Fault is { } fault)
            faults.AddLine(bullet.Line, $"{fault}: '{bullet.Text}'");
        var name = head.Path[(head.Path.LastIndexOf('.') + 1)..];
        var path = parent is null ? head.Path : $"{parent}.{name}";
        if (path != head.Path || parent is null && name != path)
            faults.AddLine(bullet.Line, $"the name '{head.Path}' doesn't fit the place where it is{(parent is null ? "" : $", below '{parent}'")}");
        return new ItemReader(path, depth, faults).Read(bullet.Line, name, head, bullet.More);
    }

    private DocumentedItem Read(PageLine line, string name, ItemHead head, IReadOnlyList<Block> more)
    {
        AddText(line, head.Text);
        foreach (var block in more)
            Read(block);
        ExpectNoValues(line);
        return new DocumentedItem(line, name, path, head.Type)
        {
            IsRequired = head.IsRequired,
            IsNullable = head.IsNullable,
            IsDeprecated = head.IsDeprecated,
            Description = string.Join('\n', description),
            Values = OnceEach(),
            Items = ItemsSection.Once(items, faults),
        };
    }

    /// <summary>The values without those that are repeated, which are faults.</summary>
    private List<DocumentedValue> OnceEach()
    {
        foreach (var again in values.GroupBy(value => value.Value).SelectMany(same => same.Skip(1)))
            faults.AddLine(again.Line, $"the value '{again.Value}' of '{path}' is there twice");
        return [.. values.DistinctBy(value => value.Value)];
    }

    private void Read(Block block)
    {
        if (block is BulletList list)
        {
            ReadList(list);
            return;
        }
        ExpectNoValues(block.Line);
        if (block is Heading)
            faults.AddLine(block.Line, $"this heading is inside '{path}': '{BlockText.Of([block])}'");
        AddText(block.Line, BlockText.Of([block]));
    }

    private void AddText(PageLine line, string text)
    {
        if (ItemInText().IsMatch(text))
            faults.AddLine(line, $"a line for a parameter or property is part of the text of '{path}': '{text}'");
        if (ValuesFollow().Match(text) is { Success: true } match)
        {
            expectsValues = true;
            text = text[..match.Index].TrimEnd();
        }
        if (text.Length > 0)
            description.Add(text);
    }

    private void ExpectNoValues(PageLine line)
    {
        if (expectsValues)
            faults.AddLine(line, $"the possible values of '{path}' aren't there");
        expectsValues = false;
    }

    /// <summary>Nested items may follow possible values in the same list.</summary>
    private void ReadList(BulletList list)
    {
        var areValues = expectsValues;
        expectsValues = false;
        if (!areValues && !list.Items.Any(IsItem))
        {
            description.Add(BlockText.Of([list]));
            if (list.Items.Any(bullet => Value().IsMatch(bullet.Text)))
                faults.AddLine(list.Line, $"this may be a list of possible values of '{path}': the line before it doesn't say so");
            return;
        }
        foreach (var bullet in list.Items)
            if (areValues && !bullet.Text.StartsWith($"`{path}.", StringComparison.Ordinal))
                ReadValue(bullet);
            else if (Read(bullet, this, faults) is { } item)
                items.Add(item);
    }

    private bool IsItem(Bullet bullet) =>
        ItemHead.IsStart(bullet.Text) || bullet.Text.StartsWith($"`{path}.", StringComparison.Ordinal);

    private void ReadValue(Bullet bullet)
    {
        var text = bullet.Text;
        if (Value().Match(text) is { Success: true } value)
        {
            var more = BlockText.Of(bullet.More);
            var parts = new[] { value.Groups["text"].Value, more }.Where(part => part.Length > 0);
            values.Add(new DocumentedValue(bullet.Line, value.Groups["value"].Value, string.Join('\n', parts)));
            if (bullet.Blocks.OfType<BulletList>().Any() || ItemInText().IsMatch(text))
                faults.AddLine(bullet.Line, $"this value of '{path}' has more than a text: '{BlockText.Of(bullet.Blocks)}'");
        }
        else
            faults.AddLine(bullet.Line, $"this isn't a possible value of '{path}': '{BlockText.Of(bullet.Blocks)}'");
    }

    [GeneratedRegex(
        @"(?:^|(?<=[.!?:;)] ))(?:(?:The )?(?:possible|valid|allowed|supported|accepted) values(?: are| is)?(?: as follows)?"
            + @"|One of(?: the following)?(?: values)?) ?:$",
        RegexOptions.IgnoreCase)]
    private static partial Regex ValuesFollow();

    /// <summary>A value is in code or bold, with or without quotation marks.</summary>
    [GeneratedRegex("""^(?:`"?(?<value>[^`"]*)"?`|\*\*"?(?<value>[^*"]*)"?\*\*)(?:$|\.$| ?[:—–-] ?(?<text>.*)$| (?<text>\(.*)$)""")]
    private static partial Regex Value();

    [GeneratedRegex("(?:^| )- `[^`]+` [—–] ")]
    private static partial Regex ItemInText();
}
