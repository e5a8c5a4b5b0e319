using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Pacing;

/// <summary>Random calls, answers, cut connections, cancellations and delays against a bucket that works as Twitch's does.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PacingPropertyTests
{
#if ONLY_SOME_TESTS
    // The target Mutate runs it for hundreds of changes.
    private const int Runs = 10;
#else
    private const int Runs = 200;
#endif

    /// <summary>Most of a run's time is waiting for the client's threads.</summary>
    private const int AtOnce = 8;

    private enum Step
    {
        Call,
        CallTwice,
        Answer,
        Cut,
        Cancel,
        Second,
        Minute,
    }

    [Test]
    public Task A_client_alone_is_not_refused_and_loses_nobody_and_keeps_the_order() =>
        (from limit in Gen.Int[1, 6]
         from steps in Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 1000]).Array[1, 80]
         select (limit, steps)).SampleAsync(run => RunAsync(run.limit, run.steps), iter: Runs, threads: AtOnce);

    private static async Task RunAsync(int limit, (Step Step, int Which)[] steps)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, 300, TimeSpan.Zero));
        var points = new Points(limit, time);
        using var server = new HeldServer(points);
        var options = new HelixOptions { ClientId = "id", AccessToken = "token", Timeout = Timeout.InfiniteTimeSpan, Retry = { MaxRetries = 0 } };
        await using var twitch = HelixClient.Create(options, builder => builder.UseTime(time).HttpClient.ConfigurePrimaryHttpMessageHandler(() => server));
        var calls = new List<(Task Task, CancellationTokenSource Cancel)>();

        // The first answer tells the client the bucket.
        Call();
        server.Answer(0, cut: false);
        await SettleAsync();
        foreach (var (step, which) in steps)
        {
            switch (step)
            {
                case Step.Call:
                    Call();
                    break;
                case Step.CallTwice:
                    Call();
                    Call();
                    break;
                case Step.Answer or Step.Cut:
                    server.Answer(which, step == Step.Cut);
                    break;
                case Step.Cancel:
                    await calls[which % calls.Count].Cancel.CancelAsync();
                    break;
                case Step.Second:
                    time.Advance(TimeSpan.FromMilliseconds(which));
                    break;
                case Step.Minute:
                    time.Advance(TimeSpan.FromSeconds(61));
                    break;
            }
            await SettleAsync();
            CheckOrder();
        }
        // A window has at least one call.
        for (var seconds = 0; calls.Any(call => !call.Task.IsCompleted) && seconds <= 62 * (calls.Count + 2); seconds++)
        {
            while (server.Pending > 0)
                server.Answer(0, cut: false);
            await SettleAsync();
            time.Advance(TimeSpan.FromSeconds(1));
            await SettleAsync();
        }

        if (calls.Any(call => !call.Task.IsCompleted))
            throw new InvalidOperationException("A call hangs.");
        // A point that is only feared lost is probed.
        var cuts = steps.Count(each => each.Step == Step.Cut);
        if (points.Windows.Sum(window => window.Refused) is var refused && refused > cuts)
            throw new InvalidOperationException($"{refused} calls were refused: {string.Join(' ', points.Windows)}");
        if (Waiting() > 0)
            throw new InvalidOperationException("Somebody is left in line.");

        void Call()
        {
            var cancel = new CancellationTokenSource();
            calls.Add((twitch.Users.GetUsersAsync(ids: [$"{calls.Count}"], cancellationToken: cancel.Token), cancel));
        }

        int Waiting() => twitch.RateLimits.Sum(bucket => bucket.Waiting);

        Task SettleAsync() => Until.TrueAsync(() => calls.Count(call => !call.Task.IsCompleted) == server.Pending + Waiting());

        void CheckOrder()
        {
            var arrived = server.Arrived;
            var first = Enumerable.Range(0, calls.Count).Where(number => !calls[number].Task.IsCompleted && !arrived.Contains(number))
                .DefaultIfEmpty(int.MaxValue).First();
            if (arrived.Any(number => number > first))
                throw new InvalidOperationException($"Call {first} waits, and {arrived.Max()} was let in.");
        }
    }
}
