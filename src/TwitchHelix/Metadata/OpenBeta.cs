namespace TwitchHelix;

/// <summary>What the compiler says of a method that calls an open beta of Twitch.</summary>
internal static class OpenBeta
{
    public const string DiagnosticId = "TWITCHHELIX001";

    public const string Url = "https://twitchhelix.github.io/TwitchHelix/versioning.html#open-betas";
}
