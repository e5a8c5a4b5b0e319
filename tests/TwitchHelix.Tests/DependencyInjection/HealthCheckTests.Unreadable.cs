using Microsoft.Extensions.Diagnostics.HealthChecks;
using TwitchHelix.Authentication.Stores;
using TwitchHelix.Tests.Authentication;

namespace TwitchHelix.Tests.DependencyInjection;

public sealed partial class HealthCheckTests
{
    [Test]
    public async Task A_token_that_can_not_be_read_is_no_fault_of_the_application()
    {
        var store = new StreamingTokenStore(2)
        {
            OnList = user =>
            {
                if (user == 2)
                    throw new UnreadableTokensException("1 token can't be read", null, 1);
            },
        };

        Assert.That((await CheckAsync(store: store)).Status, Is.EqualTo(HealthStatus.Healthy));
    }
}
