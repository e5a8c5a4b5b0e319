using System.Collections.Concurrent;
using System.Diagnostics;
using TwitchHelix.Docs.Tests.Samples;

namespace TwitchHelix.Docs.Tests.StreamBoard.Cluster;

/// <summary>An instance of StreamBoard in a process of its own, which can be killed and started again.</summary>
internal sealed class ClusterBoard(string name, string twitchHost, ClusterTwitch twitch, string database, Stopwatch clock) : IDisposable
{
    private readonly ConcurrentQueue<ClusterOutage> outages = new();
    private SampleProcess? process;
    private TimeSpan? downSince;

    public string Name { get; } = name;

    /// <summary>The name by which this instance calls Twitch.</summary>
    public string TwitchHost { get; } = twitchHost;

    /// <summary>Null while the instance is down.</summary>
    public Uri? Address { get; private set; }

    /// <summary>When a process that was killed had ended. Null if none was.</summary>
    public TimeSpan? KilledAt { get; private set; }

    /// <summary>The warnings and errors of the processes that have ended.</summary>
    public List<string> Complaints { get; } = [];

    public (long Memory, TimeSpan Processor) Usage => process!.Usage;

    public IEnumerable<ClusterOutage> Outages => downSince is { } begin ? outages.Append(new ClusterOutage(begin, TimeSpan.MaxValue)) : outages;

    public async Task StartAsync()
    {
        process = SampleProcess.Start("StreamBoard", twitch.Arguments(
            TwitchHost, $"--database={database}", "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
            "--Logging:Console:FormatterName=simple", "--Logging:Console:FormatterOptions:SingleLine=true"));
        Address = new Uri(await process.ReadAsync("Now listening on: (.*)$"));
        if (downSince is { } begin)
            outages.Enqueue(new ClusterOutage(begin, clock.Elapsed));
        downSince = null;
    }

    public async Task KillAsync()
    {
        Address = null;
        downSince = clock.Elapsed;
        Complain((await process!.KillAsync()).Output);
        KilledAt = clock.Elapsed;
        process.Dispose();
    }

    /// <summary>Ends the process as a service manager does.</summary>
    public async Task StopAsync()
    {
        process!.Stop();
        Complain((await process.CompleteAsync()).Output);
    }

    public void Dispose() => process?.Dispose();

    private void Complain(string output) => Complaints.AddRange(output.Split('\n').Where(line => line.Split(':')[0] is "warn" or "fail" or "crit"));
}
