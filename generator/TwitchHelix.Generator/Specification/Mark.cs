namespace TwitchHelix.Generator.Specification;

/// <summary>Marks a text that a person must still write. The mark says what to write.</summary>
public static class Mark
{
    public const string Prefix = "WRITE:";

    public static string Of(string what) => $"{Prefix} {what}";

    public static bool Is(string? text) => text?.StartsWith(Prefix, StringComparison.Ordinal) == true;
}
