Task("Aot")
    .Description("Publishes an app trimmed and as Native AOT, and runs both against a server. Needs Debian's packages clang and zlib1g-dev.")
    .IsDependentOn("Consume")
    .Does(() =>
    {
        if (Context.Tools.Resolve("clang") is null)
        {
            Warning("Native AOT was left out: it needs Debian's packages clang and zlib1g-dev.");
            return;
        }
        var packages = new Dictionary<string, string> { ["NUGET_PACKAGES"] = MakeAbsolute(Directory("artifacts/consume/packages")).FullPath };
        const string App = "tests/TwitchHelix.Consumers/Native/Native.csproj";
        Dotnet($"publish {App} --use-current-runtime --self-contained --output artifacts/consume/publish/trimmed", packages);
        Dotnet($"publish {App} --use-current-runtime -p:IsNative=true --output artifacts/consume/publish/native", packages);
        Dotnet("Server/debug_net10.0/Server.dll ../publish/trimmed/Native ../publish/native/Native", workingDirectory: "artifacts/consume/bin");
    });
