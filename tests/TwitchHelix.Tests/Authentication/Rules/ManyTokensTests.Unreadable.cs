using TwitchHelix.Authentication.Stores;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

public sealed partial class ManyTokensTests
{
    [Test]
    public async Task A_listing_that_lacks_only_tokens_that_can_not_be_read_is_whole()
    {
        var waits = new LongWaits();
        time = waits;
        server.Identity = Good;

        await StartAsync(new StreamingTokenStore(3)
        {
            OnList = user =>
            {
                if (user == 3)
                    throw new UnreadableTokensException("2 tokens can't be read", null, 2);
            },
        });
        await Until.TrueAsync(() =>
        {
            waits.Advance(TimeSpan.FromMilliseconds(200));
            return !waits.Seen.IsEmpty;
        });

        Assert.That(waits.Seen.First().TotalMinutes, Is.InRange(53, 60));
        Assert.That(Warnings, Has.Exactly(1).Items.And.All.Contains("failed for some of them").And.All.Contains("2 tokens can't be read"));
        Assert.That(asked, Has.Count.EqualTo(2));
    }
}
