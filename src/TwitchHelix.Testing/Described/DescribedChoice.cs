namespace TwitchHelix.Testing.Described;

/// <summary>Parameters of the query, or properties of the body, of which so many must be given.</summary>
internal sealed record DescribedChoice(IReadOnlyList<string> Names, int Least, int Most);
