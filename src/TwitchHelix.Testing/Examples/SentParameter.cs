using TwitchHelix.Testing.Described;

namespace TwitchHelix.Testing.Examples;

/// <summary>A query parameter that the answer repeats.</summary>
/// <param name="Name">The name in the query.</param>
/// <param name="Path">The path of the property within the item, or within the object that holds the list.</param>
/// <param name="Schema">The schema of that property.</param>
/// <param name="IsKey">Whether each value is the key of an item. If not, all items have the value.</param>
/// <param name="IsOfItem">False if the property belongs to the object that holds the list.</param>
internal sealed record SentParameter(string Name, string Path, DescribedSchema Schema, bool IsKey, bool IsOfItem);
