// The folders of src/TwitchHelix that are mutated, and the tests of TwitchHelix.Tests that must notice. All others would cover the same lines, for hours.
// A change is noticed if a test fails or doesn't end. With more at once than four, tests would also be late because the machine is busy.
var mutated = new Dictionary<string, (string Files, string Tests)>
{
    ["Pacing"] = ("Pacing/**/*.cs", "Pacing/**"),
    ["Transport"] = ("Transport/**/*.cs", "Http/**;Errors/EchoTests.cs;Errors/ErrorTests.cs;Errors/RawCallTests.cs;Errors/UnreadableBodyTests.cs;Transport/**"),
    ["Identity"] = ("Authentication/Identity/**/*.cs", "Authentication/Identity/**"),
    ["Jwt"] = ("Authentication/Jwt/*.cs;Authentication/Extensions/*.cs", "Authentication/Extensions/**;Authentication/Identity/IdToken*"),
    ["Stores"] = ("Authentication/Stores/**/*.cs", "Authentication/Stores/**;Authentication/TokenFileLockTests.cs"),
    ["Tokens"] = ("Authentication/*.cs;Authentication/Tokens/*.cs", "Authentication/*.cs;Authentication/Rules/**"),
};

Task("Mutate")
    .Description("Changes the code of some folders in many ways, and looks for changes that no test notices. Writes artifacts/mutation.")
    .Does(() =>
    {
        var only = Argument("only", "");
        if (only.Length > 0 && !mutated.ContainsKey(only))
            throw new CakeException($"There is no '--only={only}', but these: {string.Join(", ", mutated.Keys)}.");
        foreach (var (name, (files, tests)) in mutated.Where(each => only.Length == 0 || each.Key == only))
        {
            var output = MakeAbsolute(Directory($"artifacts/mutation/{name}"));
            CleanDirectory(output);
            // A change that hangs waits for its time limit without work, so that more run at once than there are cores.
            var config = $$"""
                {
                  "stryker-config": {
                    "project": "TwitchHelix.csproj",
                    "target-framework": "net10.0",
                    "mutate": ["{{files.Replace(";", "\", \"")}}"],
                    "coverage-analysis": "perTest",
                    "concurrency": 4,
                    "reporters": ["cleartext", "dots", "html", "json"]
                  }
                }
                """;
            System.IO.File.WriteAllText($"{output}/config.json", config);
            // Stryker can wait without end for a build that leaves processes running.
            var environment = new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false", ["OnlyTestsOf"] = tests };
            Dotnet(
                $"stryker --config-file ../../artifacts/mutation/{name}/config.json --output \"{output}\"", environment,
                workingDirectory: "tests/TwitchHelix.Tests");
        }
    });
