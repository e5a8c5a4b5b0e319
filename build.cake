#load "docs/npm.cake"
#load "docs/site.cake"
#load "generator/changes.cake"
#load "src/pack.cake"
#load "tests/TwitchHelix.Consumers/consume.cake"
#load "tests/TwitchHelix.Consumers/native.cake"
#load "tests/mutate.cake"
#load "samples/record/record.cake"
#load "tests/TwitchHelix.Document/document.cake"
#load "tests/TwitchHelix.Docs.Tests/StreamBoard/board.cake"

var target = Argument("target", "CI");
var configuration = Argument("configuration", "Debug");

const string Solution = "TwitchHelix.slnx";

void Dotnet(string arguments, IDictionary<string, string> environment = null, DirectoryPath workingDirectory = null)
{
    var settings = new ProcessSettings { Arguments = arguments, EnvironmentVariables = environment, WorkingDirectory = workingDirectory };
    var exitCode = StartProcess("dotnet", settings);
    if (exitCode != 0)
        throw new CakeException(exitCode, $"dotnet {arguments} ended with code {exitCode}.");
}

// Each build has its own listing.
string[] listings =
[
    "TwitchHelix.Tests", "TwitchHelix.Tests.NetStandard", "TwitchHelix.EventSub.Tests", "TwitchHelix.AspNetCore.Tests",
    "TwitchHelix.EntityFrameworkCore.Tests",
];

void PublicApi(string mode)
{
    var environment = new Dictionary<string, string> { ["ACCEPT_PUBLIC_API"] = mode };
    // If one fails, the others still run.
    var failed = listings.Count(tests => StartProcess("dotnet", new ProcessSettings
    {
        Arguments = $"test tests/{tests} --no-build --filter FullyQualifiedName~PublicApiTests",
        EnvironmentVariables = environment,
    }) != 0);
    if (failed > 0)
        throw new CakeException("The public API was not accepted. See above.");
}

Task("Check")
    .Description("Checks the specification.")
    .Does(() => Dotnet("run --project generator/TwitchHelix.Generator -- check spec"));

Task("Build")
    .Description("Builds everything.")
    .IsDependentOn("Check")
    .Does(() => Dotnet($"build {Solution} --configuration {configuration}"));

Task("Test")
    .Description("Runs all tests.")
    .IsDependentOn("Build")
    .Does(() => Dotnet($"test {Solution} --configuration {configuration} --no-build --logger trx --results-directory artifacts/tests"));

Task("Copies")
    .Description("Builds copies of the repository: with changes, with an endpoint as CONTRIBUTING.md adds it, and for projects that refer to the library.")
    .IsDependentOn("Build")
    .Does(() =>
    {
        string[] tests = ["BuildTests", "ContributingTests", "ConsumerTests"];
        var filter = string.Join('|', tests.Select(each => $"FullyQualifiedName~.{each}."));
        Dotnet($"test tests/TwitchHelix.Generator.Tests --filter {filter} --configuration {configuration} --no-build -- NUnit.ExplicitMode=Relaxed");
    });

Task("AcceptPublicApi")
    .Description("Writes the listings of the public API, in the folders PublicApi below src. If a public member is removed or renamed, it needs --breaking.")
    .Does(() =>
    {
        foreach (var tests in listings)
            Dotnet($"build tests/{tests}");
        // Checks all builds before it writes anything.
        if (!HasArgument("breaking"))
            PublicApi("check");
        PublicApi("write");
    });

Task("Tables")
    .Description("Writes docs/endpoints.md and docs/eventsub-types.md, and the tables of docs/from-twitchlib.md and docs/from-twitchpy.md.")
    .Does(() =>
    {
        Dotnet("run --project generator/TwitchHelix.Generator -- endpoints spec --output docs/endpoints.md");
        // The first command has built the generator.
        void Write(string arguments) => Dotnet($"run --no-build --project generator/TwitchHelix.Generator -- {arguments}");
        Write("events spec --output docs/eventsub-types.md");
        Write("migration spec --page docs/from-twitchlib.md --names generator/Migration/twitchlib.txt");
        Write("migration spec --page docs/from-twitchpy.md");
    });

Task("Accept")
    .Description("Writes the public API listing and the tables in docs/. If a public member is removed or renamed, it needs --breaking.")
    .IsDependentOn("AcceptPublicApi")
    .IsDependentOn("Tables");

Task("Soak")
    .Description("Runs the long tests in full, for about half an hour. Writes artifacts/soak.md.")
    .Does(() =>
    {
        var seed = Argument("seed", System.Random.Shared.Next());
        Dotnet($"run --project tests/TwitchHelix.Soak --configuration Release -- {Argument("only", "")} --seed {seed}");
    });

Task("Benchmark")
    .Description("Measures what calls cost a process, in ten minutes in which nothing else should run. Writes artifacts/benchmarks/calls.md.")
    .Does(() => Dotnet("run --project tests/TwitchHelix.CallCosts --configuration Release"));

Task("Profile")
    .Description("Measures parts of calls inside one process with BenchmarkDotNet. Writes artifacts/benchmarks.")
    .Does(() => Dotnet("run --project tests/TwitchHelix.Benchmarks --configuration Release"));

Task("Format")
    .Description("Checks that the code has the format of .editorconfig. \"dotnet format\" formats it.")
    .IsDependentOn("Build")
    .Does(() => Dotnet($"format {Solution} --verify-no-changes --no-restore"));

Task("AfterTest")
    .Description("Runs the steps of CI for which the tests must have run.")
    .IsDependentOn("Format")
    .IsDependentOn("Copies")
    .IsDependentOn("Document")
    .IsDependentOn("Site")
    .IsDependentOn("Board")
    .IsDependentOn("Aot");

Task("CI")
    .Description("Runs all steps of CI.")
    .IsDependentOn("Changes")
    .IsDependentOn("Format")
    .IsDependentOn("Test")
    .IsDependentOn("Document")
    .IsDependentOn("Copies")
    .IsDependentOn("Site")
    .IsDependentOn("Board")
    .IsDependentOn("Pack")
    .IsDependentOn("Consume")
    .IsDependentOn("Aot");

RunTarget(target);
