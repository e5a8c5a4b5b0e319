#load "samples/record/record.cake"
#load "generator/changes.cake"
#load "tests/TwitchHelix.Consumers/consume.cake"
#load "tests/TwitchHelix.Consumers/native.cake"

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

void PublicApi(string mode)
{
    var environment = new Dictionary<string, string> { ["ACCEPT_PUBLIC_API"] = mode };
    // Each build has its own listing. If one fails, the other still runs.
    string[] builds = ["TwitchHelix.Tests", "TwitchHelix.Tests.NetStandard", "TwitchHelix.EventSub.Tests", "TwitchHelix.AspNetCore.Tests"];
    var failed = builds.Count(build => StartProcess("dotnet", new ProcessSettings
    {
        Arguments = $"test tests/{build} --filter FullyQualifiedName~PublicApiTests",
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
    .Description("Builds copies of the repository: with a changed endpoint, as CONTRIBUTING.md says, and for projects that refer to the library.")
    .IsDependentOn("Build")
    .Does(() =>
    {
        const string Tests = "tests/TwitchHelix.Generator.Tests --filter FullyQualifiedName~ContributingTests|FullyQualifiedName~ConsumerTests";
        Dotnet($"test {Tests} --configuration {configuration} --no-build -- NUnit.ExplicitMode=Relaxed");
    });

Task("Pack")
    .Description("Creates the packages in artifacts/packages.")
    .IsDependentOn("Build")
    .Does(() =>
    {
        CleanDirectory("artifacts/packages");
        Dotnet($"pack {Solution} --configuration Release");
    });

Task("AcceptPublicApi")
    .Description("Writes the listings of the public API, in the folders PublicApi below src. If a public member is removed or renamed, it needs --breaking.")
    .Does(() =>
    {
        // Checks both builds before it writes anything.
        if (!HasArgument("breaking"))
            PublicApi("check");
        PublicApi("write");
    });

Task("Tables")
    .Description("Writes docs/endpoints.md and docs/eventsub-types.md.")
    .Does(() =>
    {
        Dotnet("run --project generator/TwitchHelix.Generator -- endpoints spec --output docs/endpoints.md");
        Dotnet("run --project generator/TwitchHelix.Generator -- events spec --output docs/eventsub-types.md");
    });

Task("Accept")
    .Description("Writes the public API listing and the tables in docs/. If a public member is removed or renamed, it needs --breaking.")
    .IsDependentOn("AcceptPublicApi")
    .IsDependentOn("Tables");

Task("AsyncApi")
    .Description("Validates the document of the events with the parser of the AsyncAPI project, which npm downloads into a temporary folder.")
    .Does(() =>
    {
        const string Parser = "@asyncapi/parser@3.6.6";
        const string Validate = """
            const { Parser } = require('@asyncapi/parser');
            new Parser().parse(require('fs').readFileSync('events.json', 'utf8')).then(({ document, diagnostics }) => {
              const errors = diagnostics.filter(found => found.severity === 0);
              errors.forEach(found => console.error(`${found.path.join('.')}: ${found.message}`));
              process.exitCode = document && errors.length === 0 ? 0 : 1;
            });
            """;
        var npm = Context.Tools.Resolve(IsRunningOnWindows() ? "npm.cmd" : "npm");
        if (npm is null)
            throw new CakeException("The document of the events was not validated: npm is not installed.");
        var folder = System.IO.Directory.CreateTempSubdirectory("helix-asyncapi-").FullName;
        void Run(FilePath tool, string arguments, string failure)
        {
            if (StartProcess(tool, new ProcessSettings { Arguments = arguments, WorkingDirectory = folder }) != 0)
                throw new CakeException(failure);
        }
        try
        {
            var install = $"install --prefix . --no-audit --no-fund --ignore-scripts {Parser}";
            Run(npm, install, $"The document of the events was not validated: npm can't install {Parser}.");
            Dotnet($"run --project generator/TwitchHelix.Generator -- bundle spec --output \"{folder}/api.json\" --asyncapi \"{folder}/events.json\"");
            System.IO.File.WriteAllText($"{folder}/validate.js", Validate);
            Run("node", "validate.js", "The document of the events is not valid. See above.");
            Information("The document of the events is valid.");
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    });

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
    .IsDependentOn("Aot");

Task("CI")
    .Description("Runs all steps of CI.")
    .IsDependentOn("Changes")
    .IsDependentOn("Format")
    .IsDependentOn("Test")
    .IsDependentOn("Copies")
    .IsDependentOn("Pack")
    .IsDependentOn("Consume")
    .IsDependentOn("Aot");

RunTarget(target);
