namespace TwitchHelix.Testing.Described;

/// <summary>A query parameter.</summary>
internal sealed record DescribedParameter(string Name, bool IsRequired, string? AnsweredAs, DescribedSchema Schema);
