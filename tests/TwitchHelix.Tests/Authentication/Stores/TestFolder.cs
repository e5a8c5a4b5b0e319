namespace TwitchHelix.Tests.Authentication.Stores;

/// <summary>A temporary folder of one test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("twitch-helix-").FullName;

    public string TokenFile => Path.Combine(Root, "tokens.json");

    /// <summary>The damaged files that the store renamed.</summary>
    public string[] SetAside => Directory.GetFiles(Root, "tokens.json.damaged-*");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
