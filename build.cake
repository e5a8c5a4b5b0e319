var target = Argument("target", "CI");
var configuration = Argument("configuration", "Debug");

const string Solution = "TwitchHelix.slnx";

void Dotnet(string arguments, IDictionary<string, string> environment = null)
{
    var exitCode = StartProcess("dotnet", new ProcessSettings { Arguments = arguments, EnvironmentVariables = environment });
    if (exitCode != 0)
        throw new CakeException(exitCode, $"dotnet {arguments} ended with code {exitCode}.");
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
    .Description("Writes the public API listing of src/TwitchHelix/PublicApi.")
    .Does(() =>
    {
        foreach (var build in new[] { "TwitchHelix.Tests", "TwitchHelix.Tests.NetStandard" })
            Dotnet($"test tests/{build} --filter PublicApiTests", new Dictionary<string, string> { ["ACCEPT_PUBLIC_API"] = "1" });
    });

Task("Endpoints")
    .Description("Writes docs/endpoints.md.")
    .Does(() => Dotnet("run --project generator/TwitchHelix.Generator -- endpoints spec --output docs/endpoints.md"));

Task("Accept")
    .Description("Accepts a change of the API: the listing and the table of endpoints.")
    .IsDependentOn("Endpoints")
    .IsDependentOn("AcceptPublicApi");

Task("Soak")
    .Description("The long runs in full: takes about half an hour. Figures in artifacts/soak.md.")
    .Does(() => Dotnet($"run --project tests/TwitchHelix.Soak --configuration Release -- {Argument("only", "")} --seed {Argument("seed", System.Random.Shared.Next())}"));

Task("Benchmark")
    .Description("Measures what a call costs. Figures in artifacts/benchmarks.")
    .Does(() => Dotnet("run --project tests/TwitchHelix.Benchmarks --configuration Release"));

Task("CI")
    .Description("What CI does.")
    .IsDependentOn("Test")
    .IsDependentOn("Pack");

RunTarget(target);
