using System.Globalization;
using System.Text;

namespace TwitchHelix.CallCosts;

/// <summary>
/// Compares callers, each in a process of its own and in turn: the ratio to the first is taken round by round, so that a slow minute hits all.
/// </summary>
internal sealed class Comparison(Uri server, int rounds, TextWriter log)
{
    private const int FirstCallsPerRound = 3;

    private const string Head =
        "| scenario | floor | CPU | allocated | CPU, token store | allocated, token store |\n| --- | --- | --- | --- | --- | --- |\n";

    private static readonly string[] Callers = ["floor", "library", "library-with-store"];

    /// <summary>Measures the scenarios.</summary>
    /// <returns>A table in Markdown: medians of the floor, and medians of the ratios to it.</returns>
    public async Task<string> RunAsync(IEnumerable<string> scenarios)
    {
        var table = new StringBuilder(Head);
        foreach (var name in scenarios)
        {
            var isFirst = name == Arguments.First;
            var costs = Callers.ToDictionary(caller => caller, _ => new List<Cost>());
            for (var round = 0; round < (isFirst ? rounds * FirstCallsPerRound : rounds); round++)
                foreach (var caller in round % 2 == 0 ? Callers : Callers.Reverse())
                    costs[caller].Add(await MeasureAsync(caller, name));
            var row = isFirst ? FirstRow(costs) : Row(Scenario.Of(name).Title, costs);
            await log.WriteLineAsync(row);
            table.Append(row).Append('\n');
        }
        return table.ToString();
    }

    private static string Row(string title, Dictionary<string, List<Cost>> costs)
    {
        var floor = costs[Callers[0]];
        var least = $"{Number(Median.Of(floor.Select(cost => cost.Cpu)), "0")} µs, {Number(Median.Of(floor.Select(cost => cost.Allocated)) / 1000, "0.0")} KB";
        return $"| {title} | {least} | {Ratio(costs, 1, cost => cost.Cpu)} | {Ratio(costs, 1, cost => cost.Allocated)} "
            + $"| {Ratio(costs, 2, cost => cost.Cpu)} | {Ratio(costs, 2, cost => cost.Allocated)} |";
    }

    private static string FirstRow(Dictionary<string, List<Cost>> costs)
    {
        var least = Number(Median.Of(costs[Callers[0]].Select(cost => cost.Wall)) / 1000, "0");
        return $"| first call of a process (time, not CPU) | {least} ms "
            + $"| {Ratio(costs, 1, cost => cost.Wall)} | | {Ratio(costs, 2, cost => cost.Wall)} | |";
    }

    private static string Ratio(Dictionary<string, List<Cost>> costs, int caller, Func<Cost, double> part) =>
        Number(Median.OfRatios(costs[Callers[caller]].Select(part), costs[Callers[0]].Select(part)));

    private async Task<Cost> MeasureAsync(string caller, string scenario)
    {
        var output = await ChildProcess.RunAsync("dotnet", typeof(Comparison).Assembly.Location, "measure", caller, scenario, server.AbsoluteUri);
        return Cost.Parse(output.Trim());
    }

    private static string Number(double value, string format = "0.00") => value.ToString(format, CultureInfo.InvariantCulture);
}
