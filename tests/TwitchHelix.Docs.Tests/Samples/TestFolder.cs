namespace TwitchHelix.Docs.Tests.Samples;

/// <summary>A folder for the files of one test. Dispose deletes it.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("helix-sample-");

    public string File(string name) => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
