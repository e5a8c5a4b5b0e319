using System.Globalization;
using System.Text;

namespace TwitchHelix.Soak;

/// <summary>The figures of all runs as a table.</summary>
internal sealed class SoakReport(int seed)
{
    private readonly List<SoakResult> results = [];

    public bool Holds => results.All(result => result.Failures.Count == 0);

    public void Add(SoakResult result) => results.Add(result);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} UTC, seed {seed}, {Environment.ProcessorCount} processors, "
            + $".NET {Environment.Version}, TwitchHelix {Version}");
        foreach (var result in results)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"| {result.Name} | {(result.Failures.Count == 0 ? "holds" : "DOES NOT HOLD")} |")
                .AppendLine("| --- | --- |");
            foreach (var (name, value) in result.Figures)
                text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {value} |");
            foreach (var failure in result.Failures)
                text.AppendLine(CultureInfo.InvariantCulture, $"- {failure}");
        }
        return text.ToString();
    }

    private static string Version => System.Diagnostics.FileVersionInfo.GetVersionInfo(typeof(HelixClient).Assembly.Location).ProductVersion ?? "";
}
