using System.Runtime.Versioning;
using PublicApiGenerator;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.PublicApi;

/// <summary>The whole public surface is listed in a file, so that each change to it shows in a review.</summary>
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
        Assert.That(typeof(HelixClient).Assembly.GetCustomAttributes(typeof(TargetFrameworkAttribute), false).Cast<TargetFrameworkAttribute>().Single().FrameworkName, Is.EqualTo(Framework));

    [Test]
    public void The_listing_is_current()
    {
        var file = Path.Combine(Repository.Root, "src", "TwitchHelix", "PublicApi", Listing);
        var surface = typeof(HelixClient).Assembly.GeneratePublicApi(new ApiGeneratorOptions
        {
            IncludeAssemblyAttributes = false,
            ExcludeAttributes = ["Newtonsoft.Json.JsonPropertyAttribute", "Newtonsoft.Json.JsonConverterAttribute", "Newtonsoft.Json.JsonIgnoreAttribute"],
        }).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("ACCEPT_PUBLIC_API") == "1")
            File.WriteAllText(file, surface);

        Assert.That(surface, Is.EqualTo(File.Exists(file) ? File.ReadAllText(file) : ""), "accept the change with: dotnet cake --target=AcceptPublicApi");
    }
}
