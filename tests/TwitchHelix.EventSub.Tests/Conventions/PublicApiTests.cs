using TwitchHelix.Tests.PublicApi;

namespace TwitchHelix.EventSub.Tests.Conventions;

/// <summary>A file lists the complete public API, so that a review shows each change.</summary>
[Parallelizable]
public sealed class PublicApiTests
{
    [Test]
    public void The_listing_is_current() => PublicApiListing.Check(typeof(EventSubListening).Assembly, "TwitchHelix.EventSub", "TwitchHelix.EventSub.txt");
}
