namespace TwitchHelix.Docs.Tests.StreamBoard.Cluster;

/// <summary>Writes to the test's output what was measured.</summary>
internal sealed class ClusterReport(IReadOnlyCollection<ClusterAnswer> answers, TimeSpan length, ClusterOutage kill, ClusterOutage restart)
{
    public void Tell()
    {
        Write($"Pages: {answers.Count} in {Seconds(length)}, {answers.Count / length.TotalSeconds:0} a second.");
        Write($"Longest page without a cause: {Longest(answer => !answer.Overlaps(kill) && !answer.Overlaps(restart))}.");
        var cut = answers.Count(answer => answer.Fault is not null);
        Write($"Kill: down {kill}; cut: {cut}; longest page: {Longest(answer => answer.Overlaps(kill))}.");
        Write($"Restart of the database: down {restart}; longest page: {Longest(answer => answer.Overlaps(restart))}.");
        var faults = answers.Where(answer => answer.IsFault).ToList();
        Write(faults.Count == 0
            ? "No answer was 5xx."
            : $"{faults.Count} answers were 5xx, the last one {Seconds(faults.Max(answer => answer.Ended) - restart.End)} after the database was back.");
    }

    public static void Tell(ClusterRefreshes refreshes) => Write(
        $"Refreshes: {refreshes.Count}, {refreshes.Repeated.Count} of them again, because the first answer was lost with the killed instance; "
        + $"doubled: {refreshes.Doubled.Count}.");

    public static void Tell(ClusterBoard board) => Write(
        $"Instance {board.Name}: {board.Usage.Memory / 1024 / 1024} MB; {Seconds(board.Usage.Processor)} of a processor since it was started.");

    /// <summary>Writes how often an instance complained of what.</summary>
    public static void TellComplaints(ClusterBoard board)
    {
        foreach (var (complaint, count) in board.Complaints.CountBy(Kind).OrderByDescending(kind => kind.Value))
            Write($"  {count} × {complaint}");
    }

    private static void Write(string line) => TestContext.Out.WriteLine(line);

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.0} s";

    private string Longest(Func<ClusterAnswer, bool> which) =>
        answers.Where(which).MaxBy(answer => answer.Length) is { } longest ? $"{Seconds(longest.Length)} ({longest})" : "none";

    // Complaints that differ in numbers alone are the same.
    private static string Kind(string line) => string.Concat(line.Select(letter => char.IsAsciiDigit(letter) ? '#' : letter));
}
