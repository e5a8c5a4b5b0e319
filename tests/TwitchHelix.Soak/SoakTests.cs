using TwitchHelix.Soak.Conduits;
using TwitchHelix.Soak.Events;
using TwitchHelix.Soak.Faults;
using TwitchHelix.Soak.Fuzz;
using TwitchHelix.Soak.Inputs;
using TwitchHelix.Soak.Pacing;
using TwitchHelix.Soak.Tokens;
using TwitchHelix.Soak.Webhooks;

namespace TwitchHelix.Soak;

/// <summary>The short form of every run. Those that measure this process's memory run alone.</summary>
public sealed class SoakTests
{
    private readonly int seed = Random.Shared.Next();

    [Test, Parallelizable]
    public async Task A_bucket_is_used_up_and_never_overdrawn() => AssertHolds(await BucketScenario.RunAsync(SoakSize.Short));

    [Test]
    public void The_rules_of_a_bucket_hold_in_any_weather() => AssertHolds(SimulationScenario.Run(SoakSize.Short, seed));

    [Test, Parallelizable]
    public async Task Two_processes_share_a_bucket() => AssertHolds(await SharedBucketScenario.RunAsync(SoakSize.Short));

    [Test]
    public async Task Canceled_calls_return_and_leave_the_line() => AssertHolds(await CancelScenario.RunAsync(SoakSize.Short));

    [Test, Parallelizable]
    public async Task Four_processes_share_a_token_file() => AssertHolds(await TokenFileScenario.RunAsync(SoakSize.Short));

    [Test]
    public async Task Every_call_ends_whatever_the_server_does() => AssertHolds(await FaultScenario.RunAsync(SoakSize.Short, seed, TestContext.Progress));

    [Test]
    public async Task A_mutated_answer_is_read_or_refused() => AssertHolds(await FuzzScenario.RunAsync(SoakSize.Short, seed));

    [Test]
    public async Task Mutated_bytes_are_read_or_refused() => AssertHolds(await StreamFuzzScenario.RunAsync(SoakSize.Short, seed));

    [Test]
    public async Task Every_event_is_told_once() => AssertHolds(await EventScenario.RunAsync(SoakSize.Short, seed));

    [Test]
    public async Task A_mutated_input_is_read_or_refused() => AssertHolds(await InputScenario.RunAsync(SoakSize.Short, seed));

    [Test]
    public async Task Every_good_webhook_is_handled_once_and_no_bad_one() => AssertHolds(await WebhookScenario.RunAsync(SoakSize.Short, seed));

    [Test, Parallelizable]
    public async Task The_shards_of_a_killed_process_are_received_by_others() => AssertHolds(await ConduitScenario.RunAsync(SoakSize.Short, seed));

    private void AssertHolds(SoakResult result)
    {
        foreach (var (name, value) in result.Figures)
            TestContext.Out.WriteLine($"{name}: {value}");
        Assert.That(result.Failures, Is.Empty, $"seed {seed}");
    }
}
