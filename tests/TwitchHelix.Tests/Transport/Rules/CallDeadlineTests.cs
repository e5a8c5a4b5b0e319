using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Transport;

namespace TwitchHelix.Tests.Transport.Rules;

/// <summary>The time of a call, which stands still while it waits for a limit, and what ends it.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CallDeadlineTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Test]
    public void It_allows_less_than_what_is_left()
    {
        using var deadline = Create(seconds: 10);
        Pass(4);

        Assert.That((deadline.Allows(TimeSpan.FromSeconds(5.999)), deadline.Allows(TimeSpan.FromSeconds(6))), Is.EqualTo((true, false)));
    }

    [Test]
    public void Without_a_limit_it_allows_all_and_has_nothing_to_stop()
    {
        using var deadline = new CallDeadline(Timeout.InfiniteTimeSpan, time, default);
        deadline.Pause();
        deadline.Resume();

        Assert.That(deadline.Allows(TimeSpan.MaxValue), Is.True);
    }

    [Test]
    public void A_pause_does_not_count()
    {
        using var deadline = Create(seconds: 10);
        Pass(4);
        deadline.Pause();
        Pass(100);
        deadline.Resume();

        Pass(5.999);
        Assert.That(deadline.Token.IsCancellationRequested, Is.False);
        Pass(0.001);
        Assert.That(deadline.Token.IsCancellationRequested, Is.True);
    }

    [Test]
    public void With_two_pauses_at_a_time_the_clock_stops_with_the_first_and_goes_on_after_the_last()
    {
        using var deadline = Create(seconds: 10);
        Pass(4);
        deadline.Pause();
        Pass(100);
        deadline.Pause();
        Pass(100);
        deadline.Resume();
        Pass(100);
        Assert.That(deadline.Token.IsCancellationRequested, Is.False);
        deadline.Resume();

        Pass(5.999);
        Assert.That(deadline.Token.IsCancellationRequested, Is.False);
        Pass(0.001);
        Assert.That(deadline.Token.IsCancellationRequested, Is.True);
    }

    [TestCase("HelixOptions.Timeout", "GetUsers had no complete answer within 1.5 s (HelixOptions.Timeout).")]
    [TestCase(null, "GetUsers had no complete answer within 1.5 s.")]
    public void A_call_whose_time_is_over_says_how_long_it_was_and_what_sets_it(string? limitName, string text)
    {
        using var deadline = new CallDeadline(TimeSpan.FromSeconds(1.5), time, default, limitName: limitName);
        var cause = new OperationCanceledException();

        var e = (HelixException)deadline.Explain("GetUsers", cause);

        Assert.That((e.Message, e.Operation), Is.EqualTo((text, "GetUsers")));
        Assert.That(e.InnerException, Is.TypeOf<TimeoutException>().With.Property("InnerException").SameAs(cause));
    }

    [Test]
    public void The_end_of_the_client_cancels_and_is_told()
    {
        var lifetime = new ClientLifetime();
        using var deadline = new CallDeadline(TimeSpan.FromSeconds(10), time, default, lifetime);
        var fault = new IOException();
        Assert.That(deadline.Explain("GetUsers", new ObjectDisposedException("Socket")), Has.Message.Contains("Socket"), "the client is alive");

        lifetime.End();

        Assert.That(deadline.Token.IsCancellationRequested, Is.True);
        Assert.That(deadline.Explain("GetUsers", new OperationCanceledException()), Is.TypeOf<ObjectDisposedException>().With.Message.Contains("HelixClient"));
        Assert.That(deadline.Explain("GetUsers", new ObjectDisposedException("Socket")), Has.Message.Contains("HelixClient"));
        Assert.That(deadline.Explain("GetUsers", fault), Is.SameAs(fault));
    }

    [Test]
    public void A_caller_who_canceled_is_told_so_although_the_client_has_ended()
    {
        var lifetime = new ClientLifetime();
        var canceled = new CancellationToken(canceled: true);
        using var deadline = new CallDeadline(TimeSpan.FromSeconds(10), time, canceled, lifetime);
        lifetime.End();

        var e = (OperationCanceledException)deadline.Explain("GetUsers", new OperationCanceledException());

        Assert.That((e.Message, e.CancellationToken), Is.EqualTo(("GetUsers was canceled.", canceled)));
    }

    private CallDeadline Create(double seconds) => new(TimeSpan.FromSeconds(seconds), time, default);

    private void Pass(double seconds) => time.Advance(TimeSpan.FromSeconds(seconds));
}
