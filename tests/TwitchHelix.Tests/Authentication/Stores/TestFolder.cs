namespace TwitchHelix.Tests.Authentication.Stores;

/// <summary>A folder of a test's own, gone afterwards.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("twitch-helix-").FullName;

    public string TokenFile => Path.Combine(Root, "tokens.json");

    /// <summary>The names of the files that were set aside.</summary>
    public string[] SetAside => Directory.GetFiles(Root, "tokens.json.damaged-*");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
