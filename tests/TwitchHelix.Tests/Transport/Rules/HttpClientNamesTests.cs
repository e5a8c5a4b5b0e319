using TwitchHelix.Transport;

namespace TwitchHelix.Tests.Transport.Rules;

public sealed class HttpClientNamesTests
{
    [TestCase("", "TwitchHelix", "TwitchHelix.Identity")]
    [TestCase("bot", "TwitchHelix:bot", "TwitchHelix.Identity:bot")]
    public void Each_application_has_clients_of_its_own(string application, string api, string identity) =>
        Assert.That((HttpClientNames.Api(application), HttpClientNames.Identity(application)), Is.EqualTo((api, identity)));
}
