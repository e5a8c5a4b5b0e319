Task("Record")
    .Description("Runs the samples in a terminal and draws docs/public/quickstart.svg. Needs npm, and script of util-linux.")
    .Does(() =>
    {
        void Run(string tool, string arguments)
        {
            if (StartProcess(tool, new ProcessSettings { Arguments = arguments, WorkingDirectory = "samples/record" }) != 0)
                throw new CakeException($"Nothing was recorded: {tool} {arguments} failed.");
        }
        Dotnet("build samples/QuickStart");
        Dotnet("build samples/ChatBot");
        EnsureDirectoryExists("docs/public");
        Run("npm", "ci --no-audit --no-fund --ignore-scripts");
        Run("node", "record.mjs ../../docs/public/quickstart.svg");
    });
