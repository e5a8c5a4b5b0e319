using TwitchHelix.Pacing;

namespace TwitchHelix.Tests.Pacing.Rules;

/// <summary>Each rule of a bucket, without a socket and a clock.</summary>
public sealed class BucketStateTests
{
    private static readonly DateTimeOffset Clock = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private BucketState state;
    private double now;
    private double serverAhead;

    [SetUp]
    public void Begin() => (state, now, serverAhead) = (default, 0, 0);

    [Test]
    public void Unknown_one_call_goes_and_each_answer_doubles_the_width()
    {
        var first = Take(1);
        Assert.That(TakeAll(), Is.Empty);

        End(first[0], new CallOutcome(502));
        var second = TakeAll();
        End(second[0], new CallOutcome(404));
        var third = TakeAll();

        Assert.That((second.Count, third.Count), Is.EqualTo((2, 3)));
        Assert.That(state.Opens(Now).Reset, Is.Null);
    }

    [Test]
    public void Unknown_the_width_doubles_each_second_without_an_answer_up_to_the_usual_limit()
    {
        List<int> widths = [];
        for (now = 0; now < 12; now++)
        {
            TakeAll();
            widths.Add(state.InFlight);
            Assert.That(state.Opens(Now).At, Is.EqualTo(now < 10 ? TimeSpan.FromSeconds(now + 1) : (TimeSpan?)null));
        }

        Assert.That(widths, Is.EqualTo(new[] { 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 800, 800 }));
        Assert.That(state.Opens(Now).At, Is.Null, "nobody looks again until an answer comes");
    }

    [Test]
    public void Unknown_a_call_that_never_waits_goes()
    {
        Take(1);

        Assert.That(state.Take(Now, neverWaits: true).Turn, Is.Not.Null);
    }

    [Test]
    public void A_success_without_headers_means_no_limit_and_a_refusal_ends_that()
    {
        End(Take(1)[0], new CallOutcome(200));
        var free = Take(2000);
        Assert.That(state.InFlight, Is.EqualTo(2000));

        End(free[0], new CallOutcome(429));

        Assert.That(TakeAll(), Is.Empty);
    }

    [Test]
    public void Refused_without_a_time_calls_pause_a_second_and_start_slowly()
    {
        End(Take(1)[0], new CallOutcome(429));
        Assert.That((TakeAll().Count, state.Take(Now, neverWaits: true).Turn), Is.EqualTo((0, (Turn?)null)));
        now = 0.5;
        Assert.That(state.Opens(Now).At, Is.EqualTo(TimeSpan.FromSeconds(1)));

        now = 1;

        Assert.That(TakeAll(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Refused_without_a_time_calls_pause_beyond_the_reset_of_an_empty_bucket()
    {
        End(Take(1)[0], Told(2, 1, resetsIn: 60));
        var last = Take(1)[0];
        now = 59.5;
        state = state with { Used = 2 };
        End(last, new CallOutcome(429));

        now = 60;

        Assert.That(TakeAll(), Is.Empty);
    }

    [Test]
    public void Known_as_many_calls_go_as_there_are_points()
    {
        End(Take(1)[0], Told(10, 9, resetsIn: 60));

        Assert.That(TakeAll(), Has.Count.EqualTo(9));
        Assert.That(state.Opens(Now).Reset, Is.Null, "nothing is known to be used up before the answers");
    }

    [TestCase(0)]
    [TestCase(-3600)]
    [TestCase(4.5)]
    public void Empty_the_bucket_opens_when_the_server_says_by_its_own_clock(double ahead)
    {
        serverAhead = ahead;
        End(Take(1)[0], Told(1, 0, resetsIn: 60));

        Assert.That(state.Opens(Now).Reset, Is.EqualTo(TimeSpan.FromSeconds(60)));
        now = 59.999;
        Assert.That(TakeAll(), Is.Empty);
        now = 60;
        Assert.That(TakeAll(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Without_the_servers_time_the_local_clock_serves_and_a_second_is_added()
    {
        End(Take(1)[0], Told(1, 0, resetsIn: 60) with { ServerTime = null });

        Assert.That(state.Opens(Now).Reset, Is.EqualTo(TimeSpan.FromSeconds(61)));
    }

    [Test]
    public void A_window_that_began_before_the_first_call_may_end_a_second_later_than_told()
    {
        End(Take(1)[0], Told(10, 0, resetsIn: 30));

        Assert.That(state.Opens(Now).Reset, Is.EqualTo(TimeSpan.FromSeconds(31)));
    }

    [TestCase(3, 4)]
    [TestCase(4, 4)]
    public void So_may_a_window_of_three_seconds_which_may_be_a_bucket_that_refills_gradually(double resetsIn, double end)
    {
        End(Take(1)[0], Told(1, 0, resetsIn));

        Assert.That(state.Opens(Now).Reset, Is.EqualTo(TimeSpan.FromSeconds(end)));
    }

    [Test]
    public void A_faster_answer_tells_the_end_of_the_window_better()
    {
        var first = Take(1)[0];
        now = 5;
        End(first, Told(10, 9, resetsIn: 55) with { ServerTime = Clock });
        Assert.That(state.EndsAt, Is.EqualTo(TimeSpan.FromSeconds(65)));

        End(Take(1)[0], Told(10, 8, resetsIn: 55));

        Assert.That(state.EndsAt, Is.EqualTo(TimeSpan.FromSeconds(61)));
    }

    [Test]
    public void A_reset_far_ahead_is_asked_about_after_a_minute()
    {
        End(Take(1)[0], Told(10, 0, resetsIn: 540));
        Assert.That(state.Opens(Now).Reset, Is.EqualTo(TimeSpan.FromSeconds(60)));

        now = 60;

        Assert.That(TakeAll(), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_canceled_call_has_taken_a_point_until_an_answer_tells_otherwise()
    {
        End(Take(1)[0], Told(10, 9, resetsIn: 60));
        var taken = Take(3);
        End(taken[0], CallOutcome.Canceled);
        Assert.That(state.Left, Is.EqualTo(8));

        now = 3;
        End(Take(1)[0], Told(10, 8, resetsIn: 57));

        Assert.That(state.Left, Is.EqualTo(8), "the server has counted no other call");
    }

    [Test]
    public void With_all_points_canceled_calls_wait_for_the_reset()
    {
        End(Take(1)[0], Told(2, 1, resetsIn: 60));
        End(Take(1)[0], CallOutcome.Canceled);

        Assert.That((TakeAll().Count, state.Opens(Now).Reset), Is.EqualTo((0, (TimeSpan?)TimeSpan.FromSeconds(60))));
    }

    [Test]
    public void With_all_points_feared_lost_one_call_asks()
    {
        End(Take(1)[0], Told(3, 2, resetsIn: 60));
        foreach (var turn in TakeAll())
            End(turn, CallOutcome.Broken);
        Assert.That(state.Left, Is.Zero);

        now = 5;
        var asking = TakeAll();
        Assert.That(asking, Has.Count.EqualTo(1));
        End(asking[0], Told(3, 1, resetsIn: 55));

        Assert.That(state.Left, Is.EqualTo(1));
    }

    [Test]
    public void Asking_for_feared_points_spends_none_of_those_that_canceled_calls_took()
    {
        End(Take(1)[0], Told(3, 2, resetsIn: 60));
        var running = TakeAll();
        End(running[0], CallOutcome.Canceled);
        End(running[1], CallOutcome.Broken);
        TakeAll();

        now = 5;
        TakeAll();

        Assert.That(state.InFlight, Is.EqualTo(1), "one point was told, one was canceled, and one is only feared lost");
    }

    [Test]
    public void A_refusal_for_another_reason_takes_no_point_and_an_unsent_call_neither()
    {
        End(Take(1)[0], Told(10, 9, resetsIn: 60));
        var taken = Take(2);
        End(taken[0], new CallOutcome(401));
        End(taken[1], CallOutcome.NotSent);

        Assert.That((state.Left, state.InFlight), Is.EqualTo((9, 0)));
    }

    [Test]
    public void A_bucket_that_others_use_is_emptied_in_ever_smaller_steps_and_its_next_window_starts_with_one_call()
    {
        End(Take(1)[0], Told(100, 40, resetsIn: 30));

        Assert.That(TakeAll(), Has.Count.EqualTo(10));
        now = 31;
        Assert.That(TakeAll(), Is.Empty, "the running calls of the last window may take points of this one");
    }

    [Test]
    public void A_late_answer_of_the_last_window_changes_nothing()
    {
        End(Take(1)[0], Told(10, 9, resetsIn: 60));
        var late = Take(1)[0];
        now = 60;
        End(Take(1)[0], Told(10, 9, resetsIn: 60));

        End(late, Told(10, 0, resetsIn: 0) with { ServerTime = Clock });

        Assert.That((state.Left, state.InFlight, state.EndsAt), Is.EqualTo(((int?)9, 0, (TimeSpan?)TimeSpan.FromSeconds(120))));
    }

    [Test]
    public void An_answer_whose_reset_is_rounded_otherwise_tells_of_the_same_window()
    {
        End(Take(1)[0], Told(10, 9, resetsIn: 60));

        End(Take(1)[0], Told(10, 4, resetsIn: 59));

        Assert.That(state.Left, Is.EqualTo(4));
    }

    [Test]
    public void A_call_that_began_in_the_last_window_and_was_counted_in_this_one_tells_of_this_one()
    {
        End(Take(1)[0], Told(10, 9, resetsIn: 60));
        var slow = Take(1)[0];
        now = 60;
        End(Take(1)[0], Told(10, 9, resetsIn: 60));

        End(slow, Told(10, 4, resetsIn: 60));

        Assert.That(state.Left, Is.EqualTo(4));
    }

    [Test]
    public void A_refusal_of_a_window_that_is_not_over_yet_waits_until_it_is()
    {
        End(Take(1)[0], Told(1, 0, resetsIn: 60));
        now = 60;

        End(Take(1)[0], Told(1, 0, resetsIn: 0, status: 429));

        Assert.That(state.Opens(Now).Reset, Is.EqualTo(TimeSpan.FromSeconds(65)));
    }

    [Test]
    public void A_bucket_is_idle_when_it_has_nothing_to_remember()
    {
        Assert.That(state.IsIdle(Now), Is.True);
        End(Take(1)[0], Told(10, 9, resetsIn: 60));
        Assert.That(state.IsIdle(Now), Is.False);

        now = 60;

        Assert.That(state.IsIdle(Now), Is.True);
    }

    [Test]
    public void A_call_without_an_answer_lets_no_more_calls_go()
    {
        End(Take(1)[0], CallOutcome.Broken);

        Assert.That(TakeAll(), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_refusal_without_a_time_forgets_that_there_is_no_limit_but_no_limit_that_was_told()
    {
        End(Take(1)[0], new CallOutcome(200));
        End(Take(1)[0], new CallOutcome(429));
        Assert.That(state.Limit, Is.Null);

        Begin();
        End(Take(1)[0], Told(10, 9, resetsIn: 60));
        End(Take(1)[0], new CallOutcome(429));
        Assert.That(state.Limit, Is.EqualTo(10));
    }

    [Test]
    public void While_points_are_only_feared_lost_the_next_look_is_not_at_the_reset()
    {
        End(Take(1)[0], Told(2, 1, resetsIn: 60));
        End(Take(1)[0], CallOutcome.Broken);
        TakeAll();

        Assert.That(state.Opens(Now).At, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public void An_answer_tells_nothing_of_a_call_that_was_canceled_after_its_own_began()
    {
        End(Take(1)[0], Told(10, 9, resetsIn: 60));
        now = 5;
        var taken = Take(2);
        End(taken[0], CallOutcome.Canceled);

        End(taken[1], Told(10, 8, resetsIn: 55));

        Assert.That(state.Left, Is.EqualTo(7));
    }

    [TestCase(2, 0)]
    [TestCase(3, 1)]
    public void More_used_points_than_sent_calls_are_those_of_others(int used, int sharedWindows)
    {
        End(Take(1)[0], Told(100, 99, resetsIn: 60));
        var taken = Take(2);
        End(taken[0], CallOutcome.NotSent);

        End(taken[1], Told(100, 100 - used, resetsIn: 60));

        Assert.That(state.SharedWindow is null ? 0 : 1, Is.EqualTo(sharedWindows));
    }

    [Test]
    public void Running_and_lost_calls_of_the_last_window_may_have_used_points_of_this_one()
    {
        End(Take(1)[0], Told(10, 9, resetsIn: 60));
        var taken = Take(2);
        now = 59.5;
        End(taken[0], CallOutcome.Canceled);

        now = 60;
        End(taken[1], Told(10, 8, resetsIn: 60));

        Assert.That(state.SharedWindow, Is.Null);
    }

    [Test]
    public void An_empty_bucket_that_refuses_a_call_is_shared()
    {
        End(Take(1)[0], Told(2, 1, resetsIn: 60));
        var taken = Take(2);
        state = state with { Sent = 3 };

        End(taken[0], Told(2, 0, resetsIn: 60, status: 429));

        Assert.That(state.SharedWindow, Is.EqualTo(state.Window));
    }

    [Test]
    public void A_bucket_that_was_shared_once_is_trusted_again_after_a_window()
    {
        End(Take(1)[0], Told(100, 40, resetsIn: 30));
        now = 31;
        End(Take(1)[0], Told(100, 99, resetsIn: 60));
        var some = TakeAll();
        Assert.That(some, Has.Count.EqualTo(24), "a quarter of the rest");
        some.ForEach(turn => End(turn, CallOutcome.NotSent));

        now = 91;

        Assert.That(TakeAll(), Has.Count.EqualTo(100));
    }

    // The first window ends at 60.
    [TestCase(58.999, 60, 5, 0, 5, TestName = "A later reset long before the end of the window is a rounding difference")]
    [TestCase(59, 60, 5, 1, 5, TestName = "A later reset in the last second of the window belongs to the next one")]
    [TestCase(10, 55, 1, 0, 6, TestName = "A reset that moves by five seconds belongs to the same window")]
    [TestCase(10, 56, 1, 1, 9, TestName = "A reset that moves by more belongs to the next window if fewer points are used")]
    [TestCase(10, 56, 4, 0, 6, TestName = "A reset that moves by more belongs to the same window if as many points are used")]
    public void A_later_reset(double at, double resetsIn, int used, long window, int left)
    {
        End(Take(1)[0], Told(10, 9, resetsIn: 60));
        End(Take(1)[0], Told(10, 6, resetsIn: 60));
        var next = Take(1)[0];
        now = at;

        End(next, Told(10, 10 - used, resetsIn));

        Assert.That((state.Window, state.Left), Is.EqualTo((window, (int?)left)));
    }

    [TestCase(55, 4)]
    [TestCase(54.999, 9)]
    public void An_earlier_reset_by_more_than_five_seconds_is_that_of_another_window(double resetsIn, int left)
    {
        End(Take(1)[0], Told(10, 9, resetsIn: 60));

        End(Take(1)[0], Told(10, 4, resetsIn));

        Assert.That(state.Left, Is.EqualTo(left));
    }

    [Test]
    public void A_late_answer_tells_nothing_of_a_window_that_is_not_known_yet()
    {
        End(Take(1)[0], Told(10, 9, resetsIn: 60));
        var late = Take(1)[0];
        now = 60;

        End(late, Told(10, 0, resetsIn: 0));

        Assert.That(state.Left, Is.EqualTo(10));
    }

    [Test]
    public void A_window_that_is_not_over_yet_keeps_its_latest_reset()
    {
        End(Take(1)[0], Told(10, 9, resetsIn: 60));
        now = 60;

        End(Take(1)[0], Told(10, 0, resetsIn: -1));

        Assert.That(state.ResetsAt, Is.EqualTo(Clock + TimeSpan.FromSeconds(60)));
    }

    [Test]
    public void Without_the_servers_time_a_reset_may_have_passed_while_the_call_ran_but_not_before()
    {
        now = 100;
        var call = Take(1)[0];
        now = 101;

        End(call, Told(10, 0, resetsIn: -10) with { ServerTime = null });

        Assert.That(state.EndsAt, Is.EqualTo(TimeSpan.FromSeconds(161)), "it is no reset of this window");
    }

    private TimeSpan Now => TimeSpan.FromSeconds(now);

    private List<Turn> Take(int most)
    {
        List<Turn> turns = [];
        while (turns.Count < most)
        {
            (state, var turn) = state.Take(Now, neverWaits: false);
            if (turn is not { } taken)
                break;
            turns.Add(taken);
        }
        return turns;
    }

    private List<Turn> TakeAll() => Take(int.MaxValue);

    private void End(Turn turn, CallOutcome outcome) => state = state.End(turn, outcome, Clock + Now, Now);

    private CallOutcome Told(int limit, int remaining, double resetsIn, int status = 200)
    {
        var serverTime = Clock + TimeSpan.FromSeconds(now + serverAhead);
        return new CallOutcome(status, new HelixRateLimit(limit, remaining, serverTime + TimeSpan.FromSeconds(resetsIn)), serverTime);
    }
}
