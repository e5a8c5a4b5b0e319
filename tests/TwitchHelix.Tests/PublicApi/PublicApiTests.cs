using System.Reflection;
using System.Runtime.Versioning;
using PublicApiGenerator;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.PublicApi;

/// <summary>A file lists the complete public API, so that a review shows each change.</summary>
public sealed class PublicApiTests
{
#if LIBRARY_FOR_NET
    private const string Framework = ".NETCoreApp,Version=v10.0";
    private const string Listing = "TwitchHelix.net10.0.txt";
#else
    private const string Framework = ".NETStandard,Version=v2.0";
    private const string Listing = "TwitchHelix.netstandard2.0.txt";
#endif

    [Test]
    public void These_tests_run_against_the_build_they_are_meant_for() =>
        Assert.That(typeof(HelixClient).Assembly.GetCustomAttributes(typeof(TargetFrameworkAttribute), false).Cast<TargetFrameworkAttribute>()
            .Single().FrameworkName, Is.EqualTo(Framework));

    [Test]
    public void The_listing_is_current()
    {
        var file = Path.Combine(Repository.Root, "src", "TwitchHelix", "PublicApi", Listing);
        var surface = Surface(typeof(HelixClient).Assembly);
        var listed = File.Exists(file) ? File.ReadAllText(file) : "";
        var diff = PublicApiDiff.Between(listed, surface);
        // Set by "dotnet cake --target=AcceptPublicApi": a preview of the listing, or writing it.
        switch (Environment.GetEnvironmentVariable("ACCEPT_PUBLIC_API"))
        {
            case "check":
                Assert.That(diff.Removed, Is.Empty, () => $"{diff}\naccept it with: dotnet cake --target=Accept --breaking");
                break;
            case "write":
                File.WriteAllText(file, surface);
                break;
            default:
                Assert.That(
                    surface == listed, Is.True, () => $"{diff}\naccept it with: dotnet cake --target=Accept{(diff.Removed.Count > 0 ? " --breaking" : "")}");
                break;
        }
    }

#if LIBRARY_FOR_NET
    [Test]
    public void The_build_for_net8_has_the_same()
    {
        var path = typeof(PublicApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "LibraryForNet8").Value!;
        var (surface, other) = (Surface(typeof(HelixClient).Assembly), Surface(Assembly.LoadFile(path)));

        Assert.That(other == surface, Is.True, () => PublicApiDiff.Between(surface, other).ToString());
    }
#endif

    private static string Surface(Assembly assembly) => assembly.GeneratePublicApi(new ApiGeneratorOptions
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = ["Newtonsoft.Json.JsonPropertyAttribute", "Newtonsoft.Json.JsonConverterAttribute", "Newtonsoft.Json.JsonIgnoreAttribute"],
    }).ReplaceLineEndings("\n");
}
