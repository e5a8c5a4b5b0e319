namespace TwitchHelix.Generator.Tests;

/// <summary>A project that references the library builds from a clean state, for any output folder.</summary>
[Explicit("It takes minutes: \"dotnet cake --target=Copies\" runs it.")]
public sealed class ConsumerTests
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../src/TwitchHelix/TwitchHelix.csproj" />
          </ItemGroup>
        </Project>
        """;

    private RepositoryCopy copy = null!;

    [SetUp]
    public async Task WriteApplication()
    {
        copy = RepositoryCopy.Create();
        Directory.CreateDirectory(copy.PathOf("app"));
        await File.WriteAllTextAsync(copy.PathOf("app", "app.csproj"), Project);
        await File.WriteAllTextAsync(
            copy.PathOf("app", "Program.cs"),
            """System.Console.WriteLine($"{TwitchHelix.HelixOperations.Users.GetUsers.Name} is there");""");
    }

    [TearDown]
    public void Delete() => copy.Dispose();

    // Outside of the copy, because the dotnet command refuses a comma in these paths.
    [TestCase("../../out/app.dll", "-o", "../../out")]
    [TestCase("../../all/bin/app/debug/app.dll", "--artifacts-path", "../../all")]
    [TestCase("bin/Release/net10.0/app.dll", "-p:Configuration=Release")]
    public async Task It_builds_with_a_generator_of_its_own(string output, params string[] arguments)
    {
        // A leftover of an earlier build in the default place, newer than all other files.
        var stale = copy.PathOf("generator", "TwitchHelix.Generator", "bin", "Debug", "net10.0", "TwitchHelix.Generator.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(stale)!);
        await File.WriteAllTextAsync(stale, "no program");
        File.SetLastWriteTimeUtc(stale, DateTime.UtcNow.AddDays(1));

        var build = await CommandRun.DotnetAsync(copy.PathOf("app"), ["build", "--tl:off", "-p:MinVerSkip=true", "-p:RunAnalyzers=false", .. arguments]);
        var run = await CommandRun.DotnetAsync(copy.PathOf("app"), output);

        Assert.That(build.ExitCode, Is.Zero, build.Output);
        Assert.That(run.Output, Is.EqualTo("GetUsers is there\n"));
        Assert.That(Path.Combine(copy.PathOf("app"), Path.GetDirectoryName(output)!, "TwitchHelix.Generator.dll"), Does.Not.Exist);
    }
}
