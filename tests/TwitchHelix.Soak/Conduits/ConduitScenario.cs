using System.Diagnostics;
using TwitchHelix.Testing;

namespace TwitchHelix.Soak.Conduits;

/// <summary>
/// Kills and replaces one of three processes of a conduit every few seconds. No shard is without an owner for long, no event is handled twice, and no event is
/// lost but on its way to a killed process.
/// </summary>
internal sealed class ConduitScenario
{
    private const string Assignment = "UpdateConduitShards";
    private const int Processes = 3;
    private const int Channels = 40;
    private const int KillsBeforeRaise = 2;
    private const int KillsBeforeLowering = 6;

    /// <summary>The way to Twitch and back, and more: two processes can take the same shard.</summary>
    private static readonly TimeSpan AssignmentTime = TimeSpan.FromMilliseconds(500);

    /// <summary>Processes look at the number of shards every minute.</summary>
    private static readonly TimeSpan LongestResize = TimeSpan.FromSeconds(75);

    private readonly SoakResult result = new("A conduit, three processes");
    private readonly NumberedEvents events = new();
    private readonly SoakSize size;
    private readonly HelixTestServer server;
    private readonly HelixClient twitch;
    private int assignments;

    private ConduitScenario(SoakSize size)
    {
        this.size = size;
        server = HelixTestServer.Start(new HelixTestServerOptions
        {
            RequestLogLength = 0,
            RateLimit = 1_000_000,
            RequestCompleted = request => Interlocked.Add(ref assignments, request.Operation == Assignment ? 1 : 0),
        });
        server.Faults.Add(HelixFault.Delay(AssignmentTime) with { Operation = Assignment, Times = null });
        twitch = HelixClient.Create(server.CreateOptions());
    }

    private string[] SubscriptionIds =>
        [.. server.EventSub.Subscriptions.Where(each => each.Status == EventSubSubscriptionStatus.Enabled).Select(each => each.Id)];

    public static async Task<SoakResult> RunAsync(SoakSize size, int seed)
    {
        var run = new ConduitScenario(size);
        var processes = new ConduitProcess[Processes];
        using var stop = new CancellationTokenSource(size.Patience);
        try
        {
            await run.RunAsync(processes, seed, stop.Token);
        }
        finally
        {
            await stop.CancelAsync();
            foreach (var process in processes)
                process?.Dispose();
            await run.twitch.DisposeAsync();
            run.server.Dispose();
        }
        return run.result;
    }

    private async Task RunAsync(ConduitProcess[] processes, int seed, CancellationToken cancellationToken)
    {
        var conduit = (await twitch.Conduits.CreateConduitsAsync(new CreateConduitsBody { ShardCount = size.Shards }, cancellationToken)).Data[0].Id;
        for (var number = 0; number < Processes; number++)
            processes[number] = Start();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watch = new ShardWatch(twitch, server, conduit, size.Shards);
        var watching = watch.RunAsync(end.Token);
        await watch.CompleteAsync().WaitAsync(cancellationToken);
        await server.EventSub.WaitForAsync(_ => SubscriptionIds.Length == Channels, cancellationToken);
        var subscriptions = SubscriptionIds;
        var source = new EventSource(server, events, Channels, seed);
        await source.FlushAsync(cancellationToken);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = source.RunAsync(enough.Token);
        var started = Stopwatch.GetTimestamp();

        var raising = Task.CompletedTask;
        for (var kill = 0; kill < size.Kills; kill++)
        {
            await Task.Delay(size.KillInterval / 2, cancellationToken);
            ReplaceDead(processes);
            if (size.RaisedShards is { } raised && kill == KillsBeforeRaise)
                raising = RaiseAsync(conduit, watch, raised, cancellationToken);
            if (size.RaisedShards is not null && kill == KillsBeforeLowering)
            {
                await raising;
                await ResizeAsync(conduit, watch, size.Shards, cancellationToken);
            }
            var middle = Stopwatch.GetTimestamp();
            await Task.Delay(size.KillInterval / 2, cancellationToken);
            await source.FlushAsync(cancellationToken);
            // In turn, but one without a shard stays.
            await Enumerable.Range(kill, Processes).Select(each => processes[each % Processes]).First(process => process.HandledAt >= middle).KillAsync();
            // The others take its shards, or a new one does that looks for shards before they do.
            if (kill % 2 == 1)
                ReplaceDead(processes);
        }
        await Task.Delay(size.KillInterval / 2, cancellationToken);
        ReplaceDead(processes);
        if (size.RaisedShards is not null)
            await RequireSoonAsync(
                server.EventSub.WaitForAsync(eventSub => eventSub.Sessions.Count == size.Shards, cancellationToken),
                "return to one connection for each of the lower number of shards");
        await enough.CancelAsync();
        await sending;
        var elapsed = Stopwatch.GetElapsedTime(started);
        await source.FlushAsync(cancellationToken);
        await end.CancelAsync();
        await watching;
        await Task.WhenAll(processes.Select(process => process.StopAsync())).WaitAsync(cancellationToken);

        result.Add("processes killed", $"{size.Kills} in {elapsed.TotalSeconds:0} s");
        result.Add("shards", $"{size.Shards}, at most {size.ShardsPerProcess} a process");
        AddGaps(watch);
        result.Add("calls that assigned shards", $"{assignments}");
        result.Require(SubscriptionIds.SequenceEqual(subscriptions), $"Subscriptions were made again.");
        events.Judge(watch, size.MomentOfKill, result);
    }

    private void ReplaceDead(ConduitProcess[] processes)
    {
        for (var number = 0; number < Processes; number++)
            if (processes[number].IsEnding)
            {
                processes[number].Dispose();
                processes[number] = Start();
            }
    }

    private ConduitProcess Start() => ConduitProcess.Start(server.CreateOptions(), Channels, size.ShardsPerProcess, events, result);

    private async Task RaiseAsync(string conduit, ShardWatch watch, int shards, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await ResizeAsync(conduit, watch, shards, cancellationToken);
        await RequireSoonAsync(watch.CompleteAsync(), "owners for the higher number of shards");
        result.Add($"owners for {shards} shards", $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s after their number was raised");
    }

    private async Task ResizeAsync(string conduit, ShardWatch watch, int shards, CancellationToken cancellationToken)
    {
        watch.Resize(shards);
        await twitch.Conduits.UpdateConduitsAsync(new UpdateConduitsBody { Id = conduit, ShardCount = shards }, cancellationToken);
    }

    private async Task RequireSoonAsync(Task task, string what)
    {
        try
        {
            await task.WaitAsync(LongestResize);
        }
        catch (TimeoutException)
        {
            result.Fail($"No {what} within {LongestResize.TotalSeconds} s.");
        }
    }

    private void AddGaps(ShardWatch watch)
    {
        var gaps = watch.Gaps.Order().ToList();
        result.Require(gaps.Count > 0, $"No shard was ever without an owner.");
        if (gaps.Count == 0)
            return;
        result.Add("times without an owner", $"{gaps.Count}, seen in {watch.Looks:N0} looks at the server");
        result.Add("without an owner", $"median {gaps[gaps.Count / 2].TotalSeconds:0.00} s, longest {gaps[^1].TotalSeconds:0.00} s");
        result.Require(gaps[^1] <= size.LongestWithoutOwner, $"A shard was without an owner for {gaps[^1].TotalSeconds:0.00} s.");
    }
}
