namespace TwitchHelix.Generator.CSharp;

/// <summary>Whether C# converts an argument of one type to a parameter of another without being asked.</summary>
internal static class ImplicitConversions
{
    private static readonly HashSet<(string From, string To)> Numbers = [("int", "long"), ("int", "double"), ("long", "double")];

    private static readonly HashSet<string> NoEnums = ["string", "int", "long", "double", "bool", "DateTimeOffset"];

    /// <summary>Compares types of query parameters, without their marks of null. An enum takes any text.</summary>
    public static bool Exists(string from, string to) => from == to || Numbers.Contains((from, to)) || (from == "string" && IsEnum(to));

    private static bool IsEnum(string type) => !NoEnums.Contains(type) && !type.Contains('<', StringComparison.Ordinal);
}
