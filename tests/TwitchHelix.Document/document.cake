Task("Document")
    .Description("Checks the documents with Redocly, Spectral and AsyncAPI's parser. A client in TypeScript that is made from one calls the test server.")
    .IsDependentOn("Build")
    .Does(() =>
    {
        var npm = Context.Tools.Resolve(IsRunningOnWindows() ? "npm.cmd" : "npm");
        bool Npm(string arguments) =>
            StartProcess(npm, new ProcessSettings { Arguments = arguments, WorkingDirectory = "tests/TwitchHelix.Document" }) == 0;

        if (npm is null || !Npm("ping --silent --fetch-retries=0"))
        {
            Warning("The documents were not checked: " + (npm is null ? "npm is not installed." : "npm can't reach its registry."));
            return;
        }
        if (!Npm("ci --ignore-scripts --no-audit --no-fund"))
            throw new CakeException("npm can't install the tools that check the documents. See above.");
        if (!Npm("run --silent lint"))
            throw new CakeException("The documents break rules. See above.");
        if (!Npm("run --silent client"))
            throw new CakeException("The client in TypeScript doesn't compile. See above.");
        Dotnet($"test tests/TwitchHelix.Docs.Tests --configuration {configuration} --no-build --filter FullyQualifiedName~TypeScriptClientTests "
            + "-- NUnit.ExplicitMode=Relaxed");
    });
