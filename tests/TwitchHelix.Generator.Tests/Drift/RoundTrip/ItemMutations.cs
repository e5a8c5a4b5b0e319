using System.Globalization;
using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>Changes to parameters and properties.</summary>
internal static partial class ItemMutations
{
    private static readonly ItemPlace[] Places = Enum.GetValues<ItemPlace>();

    private static readonly string[] Types = ["String", "Integer", "Boolean", "Object"];

    public static readonly IReadOnlyList<Mutation> All =
    [
        .. Places.SelectMany(InPlace),
        Any("required or not", slot => slot.IsSent, (_, slot) => slot.Item.IsRequired = !slot.Item.IsRequired),
        Any("another type", _ => true, (random, slot) =>
        {
            var (element, list) = slot.Item.Type.EndsWith(']') ? (slot.Item.Type[..^2], "[]") : (slot.Item.Type, "");
            slot.Item.Type = random.Pick(Types.Where(type => type != element)) + list;
        }),
        // The page says of a repeated parameter in words that it is a list.
        Any("a list or not", slot => slot.Place != ItemPlace.Query, (_, slot) => slot.Item.Type =
            slot.Item.Type.EndsWith(']') ? slot.Item.Type[..^2] : slot.Item.Type + "[]"),
        Any("nullable", slot => !slot.Item.IsNullable, (_, slot) => slot.Item.IsNullable = true),
        Any("a value more", slot => slot.Item.Values.Count > 0, (random, slot) =>
            slot.Item.Values.Insert(random.Next(slot.Item.Values.Count + 1), new SiteValue { Value = "apple" })),
        Any("a value less", slot => slot.Item.Values.Count > 0, (random, slot) => slot.Item.Values.TakeAt(random.Next(slot.Item.Values.Count))),
        Any("another value", slot => slot.Item.Values.Count > 0, (random, slot) => random.Pick(slot.Item.Values)!.Value = "apple"),
        // A default would still name it.
        Any("a value less in words", slot => Sentence(slot, NamedValue()) >= 0 && Sentence(slot, Default()) < 0, (_, slot) =>
            Edit(slot, NamedValue(), _ => "`apple`")),
        Any("another limit", slot => Sentence(slot, Limit()) >= 0, (random, slot) =>
            Edit(slot, Limit(), number => (long.Parse(number, CultureInfo.InvariantCulture) + random.Next(1, 9)).ToString(CultureInfo.InvariantCulture))),
        Any("another default", slot => Sentence(slot, Default()) >= 0, (_, slot) => Edit(slot, Default(), OtherDefault)),
        Any("a limit that is new", HasNoLimit, (_, slot) => slot.Item.Sentences.Add(
            slot.Item.Type == "Integer" ? "The maximum is 12345." : "It is limited to a maximum of 12345 characters.")),
    ];

    private static IEnumerable<Mutation> InPlace(ItemPlace place)
    {
        var name = place.ToString().ToLowerInvariant();
        yield return Any($"an item more ({name})", slot => slot.Place == place, (random, slot) => slot.Owner.Insert(
            random.Next(slot.Owner.Count + 1), new SiteItem { Name = "apples", Type = "Integer", Sentences = ["The apples."], Number = random.Next(20) }));
        yield return Any($"an item less ({name})", slot => slot.Place == place, (_, slot) => slot.Owner.Remove(slot.Item));
        yield return Any($"another name of an item ({name})", slot => slot.Place == place, (_, slot) => slot.Item.Name += "_again");
    }

    private static Mutation Any(string kind, Func<ItemSlot, bool> fits, Action<Random, ItemSlot> change) => Mutation.Of(kind, (random, entry) =>
    {
        if (random.Pick(ItemSlot.Of(entry).Where(fits)) is not { } slot)
            return null;
        var name = slot.Item.Name;
        change(random, slot);
        return $"{slot.Place} {name}";
    });

    private static bool HasNoLimit(ItemSlot slot) =>
        slot is { Place: ItemPlace.Body, Item: { Type: "Integer" or "String", Values.Count: 0 } } && Sentence(slot, Limit()) < 0
        && Sentence(slot, NamedValue()) < 0;

    private static string OtherDefault(string value) => value switch
    {
        "true" => "false",
        "false" => "true",
        _ => long.TryParse(value, CultureInfo.InvariantCulture, out var number) ? (number + 3).ToString(CultureInfo.InvariantCulture) : "apple",
    };

    private static int Sentence(ItemSlot slot, Regex pattern) => slot.Item.Sentences.FindIndex(pattern.IsMatch);

    /// <summary>Changes the last place that the pattern finds.</summary>
    private static void Edit(ItemSlot slot, Regex pattern, Func<string, string> change)
    {
        var at = Sentence(slot, pattern);
        var sentence = slot.Item.Sentences[at];
        var place = pattern.Matches(sentence)[^1];
        slot.Item.Sentences[at] = sentence[..place.Index] + change(place.Value) + sentence[(place.Index + place.Length)..];
    }

    [GeneratedRegex(@"(?<=^It is .*)`[^`]+`", RegexOptions.CultureInvariant)]
    private static partial Regex NamedValue();

    [GeneratedRegex(@"(?<=^(It (must|may)|The (text|minimum|maximum)|M(in|ax)imum|You m).* )\d+(?=[ .])", RegexOptions.CultureInvariant)]
    private static partial Regex Limit();

    [GeneratedRegex("(?<=^(Default: \"|The default is (\\*\\*)?))[^\"*.]+", RegexOptions.CultureInvariant)]
    private static partial Regex Default();
}
