Task("Board")
    .Description("Uses the sample StreamBoard in Chromium, and on two machines that share PostgreSQL. Writes artifacts/streamboard-screenshots.")
    .IsDependentOn("Build")
    .Does(() =>
    {
        // The explicit ones: the other tests of the cluster run with all tests.
        string[] filter = ["FullyQualifiedName~.StreamBoard.Cluster.ClusterTests"];
        if (HasBrowser())
            filter = [.. filter, "FullyQualifiedName~.StreamBoard.Browser."];
        else
            Warning("No browser looked at the sample StreamBoard: it needs Debian's package chromium.");
        CleanDirectory("artifacts/streamboard-screenshots");
        var tests = $"tests/TwitchHelix.Docs.Tests --filter {string.Join('|', filter)}";
        Dotnet($"test {tests} --configuration {configuration} --no-build -- NUnit.ExplicitMode=Relaxed");
    });
