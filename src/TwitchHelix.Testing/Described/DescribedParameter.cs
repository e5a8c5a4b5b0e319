namespace TwitchHelix.Testing.Described;

/// <summary>A parameter of the query.</summary>
internal sealed record DescribedParameter(string Name, bool IsRequired, string? AnsweredAs, DescribedSchema Schema);
