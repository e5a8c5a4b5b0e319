using Microsoft.Extensions.Time.Testing;
using StreamBoard.Live;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Docs.Tests.StreamBoard;

/// <summary>What a machine subscribes to for open pages, its own and those of other machines, while the clock goes on.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
public sealed class InterestTests : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(15);
    private static readonly Topic Own = new(TopicKind.Stream, "own");
    private static readonly Topic Other = new(TopicKind.Stream, "other");

    private readonly FakeTimeProvider time = new(DateTimeOffset.UnixEpoch);
    private readonly ReceiverDouble receiver = new();
    private readonly RelayDouble relay = new();
    private readonly Interest interest;
    private int said;

    public InterestTests()
    {
        interest = new Interest(receiver, relay, time);
        relay.Received += _ => Interlocked.Increment(ref said);
    }

    [SetUp]
    public async Task StartAsync()
    {
        interest.Watch([Own]);
        await interest.StartAsync(CancellationToken.None);
        // Its clock starts on another thread. What it says then shows that it runs.
        var before = said;
        await Until.TrueAsync(() =>
        {
            time.Advance(Pace);
            return Volatile.Read(ref said) > before;
        });
    }

    [TearDown]
    public Task StopAsync() => interest.StopAsync(CancellationToken.None);

    public void Dispose() => interest.Dispose();

    [Test]
    public async Task A_page_subscribes_and_when_the_last_one_has_gone_a_minute_ends_it()
    {
        var (one, two) = (interest.Watch([Other]), interest.Watch([Other]));
        Assert.That(receiver.Wanted, Is.EquivalentTo(Of(Own, Other)));

        one.Dispose();
        one.Dispose();
        await PassAsync(minutes: 3);
        Assert.That(receiver.Wanted, Is.SupersetOf(Of(Other)), "a page is still open");

        two.Dispose();
        await PassAsync(minutes: 2);
        Assert.That(receiver.Wanted, Is.EquivalentTo(Of(Own)));
    }

    [Test]
    public async Task What_pages_of_another_machine_want_is_wanted_as_long_as_it_says_so()
    {
        relay.Say(Other);
        Assert.That(receiver.Wanted, Is.SupersetOf(Of(Other)));

        await PassAsync(minutes: 3, sayMeanwhile: Other);
        Assert.That(receiver.Wanted, Is.SupersetOf(Of(Other)));

        await PassAsync(minutes: 2);
        Assert.That(receiver.Wanted, Is.EquivalentTo(Of(Own)));
    }

    [Test]
    public async Task While_the_other_machines_can_say_nothing_and_a_minute_longer_nothing_ends()
    {
        relay.Say(Other);
        relay.IsConnectedSince = null;
        await PassAsync(minutes: 5);
        Assert.That(receiver.Wanted, Is.SupersetOf(Of(Other)));

        relay.IsConnectedSince = time.GetUtcNow();
        await PassAsync(minutes: 0.75);
        Assert.That(receiver.Wanted, Is.SupersetOf(Of(Other)), "the others have a minute to say again what they want");

        await PassAsync(minutes: 2);
        Assert.That(receiver.Wanted, Is.EquivalentTo(Of(Own)));
    }

    [Test]
    public void A_page_that_is_opened_subscribes_again_to_what_Twitch_may_have_ended()
    {
        using var another = interest.Watch([Own]);

        Assert.That(receiver.Added, Is.EqualTo(Of(Own, Own)));
    }

    /// <summary>Lets time pass, at the pace at which a machine says what it wants. Before it says so again, it has ended what was old.</summary>
    private async Task PassAsync(double minutes, Topic? sayMeanwhile = null)
    {
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(minutes); passed += Pace)
        {
            if (sayMeanwhile is { } topic)
                relay.Say(topic);
            var before = Volatile.Read(ref said);
            time.Advance(Pace);
            await Until.TrueAsync(() => Volatile.Read(ref said) > before);
        }
    }

    private static IEnumerable<string> Of(params Topic[] topics) => topics.SelectMany(topic => topic.Subscriptions).Select(NameOf);

    private static string NameOf(EventSubSubscriptionType subscription) => $"{subscription} of {subscription.Condition["broadcaster_user_id"]}";

    private sealed class RelayDouble : Relay
    {
        public DateTimeOffset? IsConnectedSince { get; set; } = DateTimeOffset.MinValue;

        public override DateTimeOffset? ConnectedSince => IsConnectedSince;

        /// <summary>Another machine says what it wants.</summary>
        public void Say(Topic topic) => Deliver(new RelayMessage("another", null, [topic]));
    }

    private sealed class ReceiverDouble : IEventSubReceiver
    {
        private readonly Lock gate = new();
        private readonly List<string> added = [];
        private readonly HashSet<string> wanted = [];

        public IReadOnlyList<string> Added
        {
            get
            {
                lock (gate)
                    return [.. added];
            }
        }

        public IReadOnlyList<string> Wanted
        {
            get
            {
                lock (gate)
                    return [.. wanted];
            }
        }

        public IReadOnlyList<EventSubWantedSubscription> Subscriptions => throw new NotSupportedException();

        public void Add(EventSubSubscriptionType subscription)
        {
            lock (gate)
            {
                added.Add(NameOf(subscription));
                wanted.Add(NameOf(subscription));
            }
        }

        public void Add<TEvent>(EventSubSubscriptionType<TEvent> subscription, Func<TEvent, EventSubContext, CancellationToken, Task> handler)
            where TEvent : EventSubEvent => throw new NotSupportedException();

        public bool Remove(EventSubSubscriptionType subscription)
        {
            lock (gate)
                return wanted.Remove(NameOf(subscription));
        }
    }
}
