var target = Argument("target", "CI");
var configuration = Argument("configuration", "Debug");

const string Solution = "TwitchHelix.slnx";

void Dotnet(string arguments, IDictionary<string, string> environment = null)
{
    var exitCode = StartProcess("dotnet", new ProcessSettings { Arguments = arguments, EnvironmentVariables = environment });
    if (exitCode != 0)
        throw new CakeException(exitCode, $"dotnet {arguments} ended with code {exitCode}.");
}

void PublicApi(string mode)
{
    var environment = new Dictionary<string, string> { ["ACCEPT_PUBLIC_API"] = mode };
    // Each build has a listing of its own: a failure of one doesn't hide what the other says.
    var failed = new[] { "TwitchHelix.Tests", "TwitchHelix.Tests.NetStandard" }.Count(build => StartProcess("dotnet", new ProcessSettings
    {
        Arguments = $"test tests/{build} --filter FullyQualifiedName~PublicApiTests",
        EnvironmentVariables = environment,
    }) != 0);
    if (failed > 0)
        throw new CakeException("The public API was not accepted: see above.");
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

Task("Pack")
    .Description("Makes the packages, in artifacts/packages.")
    .IsDependentOn("Build")
    .Does(() =>
    {
        CleanDirectory("artifacts/packages");
        Dotnet($"pack {Solution} --configuration Release");
    });

Task("AcceptPublicApi")
    .Description("Writes the public API listing of src/TwitchHelix/PublicApi. What is removed or renamed needs --breaking.")
    .Does(() =>
    {
        // Both builds are looked at before anything is written.
        if (!HasArgument("breaking"))
            PublicApi("check");
        PublicApi("write");
    });

Task("Endpoints")
    .Description("Writes docs/endpoints.md.")
    .Does(() => Dotnet("run --project generator/TwitchHelix.Generator -- endpoints spec --output docs/endpoints.md"));

Task("Accept")
    .Description("Accepts a change of the API: the listing and the table of endpoints. What is removed or renamed needs --breaking.")
    .IsDependentOn("AcceptPublicApi")
    .IsDependentOn("Endpoints");

Task("Soak")
    .Description("The long runs in full: takes about half an hour. Figures in artifacts/soak.md.")
    .Does(() => Dotnet($"run --project tests/TwitchHelix.Soak --configuration Release -- {Argument("only", "")} --seed {Argument("seed", System.Random.Shared.Next())}"));

Task("Benchmark")
    .Description("Measures what a call costs. Figures in artifacts/benchmarks.")
    .Does(() => Dotnet("run --project tests/TwitchHelix.Benchmarks --configuration Release"));

Task("Format")
    .Description("Checks that the code has the format of .editorconfig; \"dotnet format\" gives it that.")
    .IsDependentOn("Build")
    .Does(() => Dotnet($"format {Solution} --verify-no-changes --no-restore"));

Task("CI")
    .Description("What CI does.")
    .IsDependentOn("Format")
    .IsDependentOn("Test")
    .IsDependentOn("Pack");

RunTarget(target);
