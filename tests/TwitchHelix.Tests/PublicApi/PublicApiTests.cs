#if LIBRARY_FOR_NET
using System.Reflection;
#endif
using System.Runtime.Versioning;

namespace TwitchHelix.Tests.PublicApi;

/// <summary>A file lists the complete public API, so that a review shows each change.</summary>
[Parallelizable]
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
    public void The_listing_is_current() => PublicApiListing.Check(typeof(HelixClient).Assembly, "TwitchHelix", Listing);

#if LIBRARY_FOR_NET
    [Test]
    public void The_build_for_net8_has_the_same()
    {
        var path = typeof(PublicApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "LibraryForNet8").Value!;
        var (surface, other) = (PublicApiListing.Of(typeof(HelixClient).Assembly), PublicApiListing.Of(Assembly.LoadFile(path)));

        Assert.That(other == surface, Is.True, () => PublicApiDiff.Between(surface, other).ToString());
    }
#endif
}
