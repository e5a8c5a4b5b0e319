namespace TwitchHelix.Testing.Described;

/// <summary>Query parameters, or properties of the body, and how many of them a call must have.</summary>
internal sealed record DescribedChoice(IReadOnlyList<string> Names, int Least, int Most);
