Task("Pack")
    .Description("Creates the packages in artifacts/packages, compares their API with that of the last release, and looks at what is in them.")
    .IsDependentOn("Build")
    .Does(() =>
    {
        CleanDirectory("artifacts/packages");
        // Unless the version permits a break, programs that were compiled against the last release run with this one.
        var mustFit = Release() is { } release && !MayBreak(System.Version.Parse(release[1..]), NextVersion()) ? release[1..] : null;
        Dotnet($"pack {Solution} --configuration Release{(mustFit is null ? "" : $" -property:LastRelease={mustFit}")}");
        const string Tests = "tests/TwitchHelix.Docs.Tests --filter FullyQualifiedName~.Packages.";
        Dotnet($"test {Tests} --configuration {configuration} --no-build -- NUnit.ExplicitMode=Relaxed");
    });
