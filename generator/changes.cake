// A release is a tag "v1.2.3" on an ancestor. One on this commit is the version that is made, and not what it is compared with.
string Release()
{
    var tags = Lines("git", "tag --merged HEAD --no-contains HEAD --list v*");
    var releases = tags.Where(tag => System.Version.TryParse(tag[1..], out var version) && version.Build >= 0 && version.Revision < 0);
    return releases.MaxBy(tag => System.Version.Parse(tag[1..]));
}

// What a program prints.
string[] Lines(string program, string arguments)
{
    var exitCode = StartProcess(program, new ProcessSettings { Arguments = arguments, RedirectStandardOutput = true }, out var lines);
    if (exitCode != 0)
        throw new CakeException(exitCode, $"{program} {arguments} ended with code {exitCode}. See above.");
    return [.. lines];
}

string[] Generate(string arguments) => Lines("dotnet", $"run --project generator/TwitchHelix.Generator -- {arguments}");

// MinVer's own: after a tag it is the next patch, unless MinVerMinimumMajorMinor in Directory.Build.props is higher.
System.Version NextVersion()
{
    const string Property = "msbuild src/TwitchHelix -restore -target:MinVer -property:TargetFramework=net10.0 -getProperty:MinVerVersion";
    return System.Version.Parse(Lines("dotnet", Property).Last(line => line.Length > 0).Trim().Split('-', '+')[0]);
}

bool MayBreak(System.Version old, System.Version next) => next.Major > old.Major || (next.Major == 0 && next.Minor > old.Minor);

Task("Changes")
    .Description("Prints what has changed for users since the last release. Fails if a change breaks them, and the version doesn't say so.")
    .Does(() =>
    {
        if (Release() is not { } release)
        {
            Information("There is no release to compare with: no tag v1.2.3 before this commit.");
            return;
        }
        var folder = System.IO.Directory.CreateTempSubdirectory("helix-changes-").FullName;
        try
        {
            Lines("git", $"archive --format=tar --output=\"{folder}/spec.tar\" {release} spec");
            System.Formats.Tar.TarFile.ExtractToDirectory($"{folder}/spec.tar", folder, overwriteFiles: false);
            Generate($"bundle \"{folder}/spec\" --released --output \"{folder}/old.json\"");
            Generate($"bundle spec --output \"{folder}/new.json\"");
            var changes = Generate($"changelog \"{folder}/old.json\" \"{folder}/new.json\"");
            System.Console.WriteLine($"Since {release}:\n{string.Join('\n', changes)}\n");

            var breaking = changes.Count(line => line.StartsWith("- **Breaking:**", StringComparison.Ordinal));
            var (old, next) = (System.Version.Parse(release[1..]), NextVersion());
            if (breaking > 0 && !MayBreak(old, next))
                throw new CakeException(
                    $"Breaking changes since {release}: {breaking}. The next version would be {next}. "
                        + $"Set MinVerMinimumMajorMinor in Directory.Build.props to '{(old.Major == 0 ? $"0.{old.Minor + 1}" : $"{old.Major + 1}.0")}'.");
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    });
