Task("Record")
    .Description("Runs the samples in a terminal and draws docs/public/quickstart.svg. Needs npm, and script of util-linux.")
    .Does(() =>
    {
        if (Npm("samples/record", "The samples were not recorded") is not { } npm)
            return;
        Dotnet("build samples/QuickStart");
        Dotnet("build samples/ChatBot");
        EnsureDirectoryExists("docs/public");
        npm("run --silent record");
    });
