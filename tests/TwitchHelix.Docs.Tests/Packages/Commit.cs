using System.Diagnostics;
using System.Globalization;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Docs.Tests.Packages;

/// <summary>The commit that the packages are made of.</summary>
internal sealed record Commit(string Id, DateTimeOffset Time)
{
    public static Commit Current { get; } = ReadCurrent();

    private static Commit ReadCurrent()
    {
        var start = new ProcessStartInfo("git", ["rev-list", "-1", "--timestamp", "HEAD"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        };
        using var git = Process.Start(start)!;
        var words = git.StandardOutput.ReadToEnd().Trim().Split(' ');
        return new Commit(words[1], DateTimeOffset.FromUnixTimeSeconds(long.Parse(words[0], CultureInfo.InvariantCulture)));
    }
}
