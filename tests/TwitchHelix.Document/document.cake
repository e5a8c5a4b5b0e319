Task("Document")
    .Description("Checks the documents with Redocly, Spectral and AsyncAPI's parser. A client in TypeScript that is made from one calls the test server.")
    .IsDependentOn("Build")
    .Does(() =>
    {
        if (Npm("tests/TwitchHelix.Document", "The documents were not checked") is not { } npm)
            return;
        npm("run --silent lint");
        npm("run --silent client");
        Dotnet($"test tests/TwitchHelix.Docs.Tests --configuration {configuration} --no-build --filter FullyQualifiedName~TypeScriptClientTests "
            + "-- NUnit.ExplicitMode=Relaxed");
    });
