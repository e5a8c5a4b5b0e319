using System.ComponentModel;
using System.Diagnostics;
using TwitchHelix.Tests.Authentication.Stores;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Processes;

/// <summary>
/// The library compiled for browsers (WebAssembly), as in a Blazor application. Node.js replaces the browser: .NET uses its fetch for HTTP, as in a
/// browser.
/// </summary>
[Parallelizable]
public sealed class BrowserTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private static readonly string Project = $"""
        <Project Sdk="Microsoft.NET.Sdk.WebAssembly">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
            <Libraries>{AppContext.BaseDirectory}/</Libraries>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="$(Libraries)TwitchHelix.dll;$(Libraries)Newtonsoft.Json.dll;$(Libraries)Polly.Core.dll" />
            <Reference Include="$(Libraries)Microsoft.AspNetCore.*.dll;$(Libraries)Microsoft.Bcl.*.dll;$(Libraries)Microsoft.Extensions.*.dll" />
            <Reference Include="$(Libraries)Microsoft.IdentityModel.*.dll;$(Libraries)Microsoft.IO.*.dll" />
          </ItemGroup>
        </Project>
        """;

    private const string Main = """
        using System;
        using TwitchHelix;

        await using var twitch = HelixClient.Create(new HelixOptions
        {
            ClientId = "the-client-id",
            ClientSecret = "the-client-secret",
            BaseAddress = new Uri(args[0] + "helix/"),
            IdentityAddress = new Uri(args[0] + "oauth2/"),
        });
        var users = await twitch.Users.GetUsersAsync();
        Console.WriteLine($"browser: {OperatingSystem.IsBrowser()}, user: {users.Data[0].Id}");
        """;

    private const string Script = """
        // .NET fetches a relative address to detect a browser's features, but Node.js accepts only absolute ones.
        globalThis.Request = class extends Request { constructor(input, init) { super(input || 'http://localhost', init); } };
        const { dotnet } = await import('./_framework/dotnet.js');
        const { runMain } = await dotnet.withApplicationArguments(...process.argv.slice(2)).create();
        process.exit(await runMain());
        """;

    [Test]
    public async Task A_call_is_made_from_WebAssembly()
    {
        if ((await RunAsync(".", "node", "--version")).Output is not { Length: > 0 } version)
        {
            Assert.Ignore("Not run: Node.js isn't on this machine. Install it (Debian: nodejs) to run the library as WebAssembly.");
            return;
        }
        await TestContext.Out.WriteLineAsync($"Node.js {version}");
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Root, "Browser.csproj"), Project);
        await File.WriteAllTextAsync(Path.Combine(folder.Root, "Program.cs"), Main);
        await using var server = new LoopbackServer(Answer.Json("""{"data":[{"id":"40010001"}]}"""));

        var build = await RunAsync(folder.Root, "dotnet", "build", "--configuration", "Release", "--output", "out", "--nologo");
        Assert.That(build.ExitCode, Is.Zero, build.Output);
        var site = Path.Combine(folder.Root, "out", "wwwroot");
        await File.WriteAllTextAsync(Path.Combine(site, "main.mjs"), Script);
        var run = await RunAsync(site, "node", "main.mjs", server.Address.AbsoluteUri);

        Assert.That(run.Output, Does.Contain("browser: True, user: 40010001"));
        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(server.Calls.Single().Header("Authorization"), Is.EqualTo("Bearer secret-app-token"));
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // This build is separate: no environment variable of the build that runs the test may affect it.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            using var patience = new CancellationTokenSource(Longest);
            await using var _ = patience.Token.Register(() => process.Kill(entireProcessTree: true));
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, await output + await error);
        }
        catch (Win32Exception e)
        {
            await TestContext.Out.WriteLineAsync($"{program} can't be started: {e.Message}");
            return (-1, "");
        }
    }
}
