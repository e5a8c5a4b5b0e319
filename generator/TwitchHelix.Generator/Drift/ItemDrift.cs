using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>Compares parameters, fields or properties, and the properties inside these.</summary>
internal sealed class ItemDrift(EntryDrift entry, string root)
{
    public const string Query = "query";
    public const string Body = "body";
    public const string Response = "response";
    public const string Condition = "condition";
    public const string Event = "event";

    private readonly bool isSent = root is Query or Body or Condition;
    private readonly string noun = root switch
    {
        Query => "parameter",
        Condition => "field",
        _ => "property",
    };

    /// <param name="theirs">What the page has.</param>
    /// <param name="ours">What the specification has.</param>
    /// <param name="line">The line that has the items, or above them.</param>
    /// <param name="location">The location that has our items.</param>
    /// <param name="parent">The path of what has the items, with a dot at its end.</param>
    public void Compare(IReadOnlyList<DocumentedItem> theirs, IReadOnlyList<OurItem> ours, PageLine line, SpecLocation location, string parent = "")
    {
        var seen = new HashSet<OurItem>();
        foreach (var item in theirs)
        {
            var place = $"{root} {parent}{item.Name}";
            if (ours.FirstOrDefault(known => known.IsCalled(item.Name)) is not { } known)
            {
                var need = item.IsRequired ? ", required" : "";
                entry.TheyHave(place, Difference.Presence, $"The page has this {noun}: {TypeDrift.Text(item.Type)}{need}.", item.Line, location);
                continue;
            }
            seen.Add(known);
            CompareItem(place, item, known);
            CompareContent(place, item, known, $"{parent}{known.Name}.");
        }
        foreach (var missing in ours.Where(known => !seen.Contains(known)))
            entry.WeHave($"{root} {parent}{missing.Name}", Difference.Presence, $"The page doesn't have this {noun}.", line, missing.Location);
    }

    private void CompareItem(string place, DocumentedItem item, OurItem ours)
    {
        if (!TypeDrift.IsSame(item, ours.Schema, isRepeated: root == Query))
            entry.Differs(
                place, "type", $"The type is {TypeDrift.Text(item.Type)} on the page, {TypeDrift.Text(ours.Schema)} in spec/.", item.Line, ours.Location);
        if (isSent && item.IsRequired != ours.IsRequired)
            entry.Differs(
                place, "required", $"It is {Need(item.IsRequired)} on the page, {Need(ours.IsRequired)} in spec/.", item.Line, ours.Location);
        if (item.IsNullable && ours.Schema?.IsNullable != true)
            entry.Differs(place, "nullable", "It is nullable on the page, not in spec/.", item.Line, ours.Location);
        if (item.IsDeprecated && ours.Schema?.IsDeprecated != true)
            entry.Differs(place, "deprecated", "It is deprecated on the page, not in spec/.", item.Line, ours.Location);
        ValueDrift.Compare(entry, place, item, ours);
        LimitDrift.Compare(entry, place, item, ours, isSent);
    }

    private void CompareContent(string place, DocumentedItem item, OurItem ours, string path)
    {
        var properties = ours.Schema?.Content.Properties ?? [];
        if (item.Items.Count > 0)
            Compare(item.Items, properties, item.Line, ours.Location, path);
        else if (properties.Count > 0 && item.Type.Shape is DocumentedShape.Object or DocumentedShape.Map)
            entry.WeHave(place, "properties", "The page doesn't list its properties.", item.Line, ours.Location);
    }

    private static string Need(bool isRequired) => isRequired ? "required" : "optional";
}
