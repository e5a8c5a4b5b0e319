namespace TwitchHelix.CallCosts;

/// <summary>The arguments that aren't names of scenarios.</summary>
internal static class Arguments
{
    /// <summary>The first call of a process.</summary>
    public const string First = "first";

    /// <summary>The first call of a process that is compiled ahead of time. It needs Debian's packages clang and zlib1g-dev.</summary>
    public const string Native = "native";

    /// <summary>A walk through many pages.</summary>
    public const string Walk = "walk";
}
