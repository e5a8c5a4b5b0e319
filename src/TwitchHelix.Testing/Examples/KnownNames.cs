using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.Described;
using TwitchHelix.Testing.World;

namespace TwitchHelix.Testing.Examples;

/// <summary>Collects the users and categories that the examples name.</summary>
internal static class KnownNames
{
    private static readonly Lazy<(Named[] Users, Named[] Games)> OfExamples = new(() => (Read(isGame: false), Read(isGame: true)));

    public static Names Create(int seed) => new(
        new NameBook(Words.Users, "user", seed, OfExamples.Value.Users),
        new NameBook(Words.Games, "Category ", seed, OfExamples.Value.Games));

    private static Named[] Read(bool isGame) =>
    [
        .. (from operation in DescribedApi.Operations.OrderBy(operation => operation.Name, StringComparer.Ordinal)
            let shape = new AnswerShape(operation)
            where shape.ListPath is not null
            from item in (operation.Example as JObject)?.SelectToken(shape.ListPath!) as JArray ?? []
            from groups in shape.Groups
            where groups.IsGame == isGame
            let id = (string?)item[groups.Id]
            let key = groups.Key is null ? null : (string?)item[groups.Key]
            where !string.IsNullOrEmpty(id) && !string.IsNullOrEmpty(key)
            select new Named(id, key, groups.Name is not null && (string?)item[groups.Name] is { Length: > 0 } name ? name : key))
            .GroupBy(named => named.Id).Select(same => same.OrderByDescending(named => named.Name != named.Key).First()),
    ];
}
