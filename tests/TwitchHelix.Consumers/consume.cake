// A folder of packages of their own: that of the user keeps a package as long as its version stays.
Dictionary<string, string> ConsumerPackages() => new() { ["NUGET_PACKAGES"] = MakeAbsolute(Directory("artifacts/consume/packages")).FullPath };

Task("Consume")
    .Description("Installs the packages in the apps of tests/TwitchHelix.Consumers, and runs these against a server.")
    .IsDependentOn("Pack")
    .Does(() =>
    {
        // The packages keep their version from build to build, so everything that was made from the last ones goes.
        CleanDirectories("artifacts/consume/{bin,obj,publish,packages/twitchhelix*}");
        Dotnet("build tests/TwitchHelix.Consumers/TwitchHelix.Consumers.slnx", ConsumerPackages());

        string[] net10 =
        [
            "Console/debug_net10.0/Console.dll", "PinnedConsole/debug_net10.0/PinnedConsole.dll", "AspNetCore/debug/AspNetCore.dll",
            "Worker/debug/Worker.dll", "LibraryConsole/debug_net10.0/LibraryConsole.dll",
        ];
        string[] net8 =
        [
            "Console/debug_net8.0/Console.dll", "PinnedConsole/debug_net8.0/PinnedConsole.dll", "LibraryConsole/debug_net8.0/LibraryConsole.dll",
        ];
        if (IsRunningOnWindows() || Context.Tools.Resolve("mono") is not null)
            net8 = [.. net8, "NetFramework/debug/NetFramework.exe"];
        else
            Warning("NetFramework was built, but not run: Mono is not installed.");

        void Run(string framework, string[] apps) => Dotnet(
            $"Server/debug_{framework}/Server.dll {string.Join(' ', apps)}", workingDirectory: "artifacts/consume/bin");
        Run("net10.0", net10);
        Run("net8.0", net8);
    });
