Task("Aot")
    .Description("Publishes apps trimmed and as Native AOT, and runs them against servers. Needs Debian's packages clang and zlib1g-dev.")
    .IsDependentOn("Consume")
    .Does(() =>
    {
        string[] kinds = ["trimmed", "native"];
        if (Context.Tools.Resolve("clang") is null)
        {
            kinds = ["trimmed"];
            Warning("Native AOT was left out: it needs Debian's packages clang and zlib1g-dev.");
        }
        Dotnet("run --project generator/TwitchHelix.Generator -- calls spec --output artifacts/consume/ExampleCalls.g.cs");
        foreach (var kind in kinds)
            foreach (var app in new[] { "Native", "EveryCall" })
                Dotnet(
                    $"publish tests/TwitchHelix.Consumers/{app} --use-current-runtime {(kind == "native" ? "-p:IsNative=true" : "--self-contained")} "
                        + $"--output artifacts/consume/publish/{app}/{kind}",
                    ConsumerPackages());
        Dotnet("build tests/TwitchHelix.Consumers/EveryCall", ConsumerPackages());

        void Run(string server, IEnumerable<string> apps) =>
            Dotnet($"../bin/{server} {string.Join(' ', apps)}", workingDirectory: "artifacts/consume/publish");
        Run("Server/debug_net10.0/Server.dll", kinds.Select(kind => $"Native/{kind}/Native"));
        Run(
            "ExampleServer/debug/ExampleServer.dll ../../helix.openapi.json",
            kinds.Select(kind => $"EveryCall/{kind}/EveryCall").Prepend("../bin/EveryCall/debug/EveryCall.dll"));
    });
