using TwitchHelix.Testing.Described;

namespace TwitchHelix.Testing.Examples;

/// <summary>A parameter of the query that the answer has, too.</summary>
/// <param name="Name">Its name in the query.</param>
/// <param name="Path">The path of the property within the item, or within what holds the list.</param>
/// <param name="Schema">The schema of that property.</param>
/// <param name="IsKey">Whether each value stands for an item; else it is true of all items.</param>
/// <param name="IsOfItem">False if the property is that of what holds the list.</param>
internal sealed record SentParameter(string Name, string Path, DescribedSchema Schema, bool IsKey, bool IsOfItem);
