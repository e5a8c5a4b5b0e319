using System.Globalization;
using TwitchHelix.Soak.Conduits;
using TwitchHelix.Soak.Events;
using TwitchHelix.Soak.Faults;
using TwitchHelix.Soak.Fuzz;
using TwitchHelix.Soak.Inputs;
using TwitchHelix.Soak.Pacing;
using TwitchHelix.Soak.Tokens;
using TwitchHelix.Soak.Webhooks;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Soak;

/// <summary>
/// Runs all scenarios in full length, or the named ones: <c>simulation</c>, <c>bucket</c>, <c>shared</c>, <c>cancel</c>, <c>tokens</c>, <c>faults</c>,
/// <c>fuzz</c>, <c>wire</c>, <c>events</c>, <c>inputs</c>, <c>webhooks</c>, <c>conduit</c>. <c>--seed 1</c> sets the seed.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is [SharingProcess.Command, ..])
        {
            await SharingProcess.MainAsync(arguments);
            return 0;
        }
        if (arguments is [TokenFileProcess.Command, ..])
        {
            await TokenFileProcess.MainAsync(arguments);
            return 0;
        }
        if (arguments is [ConduitProcess.Command, ..])
        {
            await ConduitProcess.MainAsync(arguments);
            return 0;
        }
        var seed = Array.IndexOf(arguments, "--seed") is >= 0 and var at ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : Random.Shared.Next();
        var size = arguments.Contains("--short") ? SoakSize.Short : SoakSize.Full;
        (string Name, Func<Task<SoakResult>> Run)[] all =
        [
            ("simulation", () => Task.FromResult(SimulationScenario.Run(size, seed))),
            ("bucket", () => BucketScenario.RunAsync(size)),
            ("shared", () => SharedBucketScenario.RunAsync(size)),
            ("cancel", () => CancelScenario.RunAsync(size)),
            ("tokens", () => TokenFileScenario.RunAsync(size)),
            ("faults", () => FaultScenario.RunAsync(size, seed, Console.Out)),
            ("fuzz", () => FuzzScenario.RunAsync(size, seed)),
            ("wire", () => StreamFuzzScenario.RunAsync(size, seed)),
            ("events", () => EventScenario.RunAsync(size, seed)),
            ("inputs", () => InputScenario.RunAsync(size, seed)),
            ("webhooks", () => WebhookScenario.RunAsync(size, seed)),
            ("conduit", () => ConduitScenario.RunAsync(size, seed)),
        ];
        var named = all.Where(scenario => arguments.Contains(scenario.Name)).ToArray();
        var report = new SoakReport(seed);
        Console.WriteLine($"seed {seed}");
        foreach (var scenario in named.Length > 0 ? named : all)
        {
            Console.WriteLine($"{DateTimeOffset.Now:HH:mm:ss} {scenario.Name} …");
            report.Add(await scenario.Run());
        }
        Console.WriteLine(report);
        var path = Path.Combine(Repository.Root, "artifacts", "soak.md");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, report.ToString());
        return report.Holds ? 0 : 1;
    }
}
