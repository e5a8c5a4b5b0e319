using System.Diagnostics;

namespace TwitchHelix.Soak.Conduits;

/// <summary>The events that were sent, and by which process each was handled.</summary>
internal sealed class NumberedEvents
{
    private readonly object gate = new();
    private readonly List<NumberedEvent> all = [];

    public NumberedEvent Add(int channel)
    {
        lock (gate)
        {
            var added = new NumberedEvent(all.Count, channel);
            all.Add(added);
            return added;
        }
    }

    public void Handle(int number, ConduitProcess process)
    {
        lock (gate)
            all[number].Handle(process);
    }

    /// <summary>Judges the events after all processes have ended.</summary>
    /// <param name="watch">Knows when a shard had no owner.</param>
    /// <param name="moment">The time around a kill in which an event may be lost.</param>
    /// <param name="result">Gets the figures and faults.</param>
    public void Judge(ShardWatch watch, TimeSpan moment, SoakResult result)
    {
        var lost = 0;
        foreach (var channel in all.GroupBy(each => each.Channel).Select(each => each.ToList()))
            for (var at = 0; at < channel.Count; at++)
                if (channel[at] is { IsSent: true, HandledBy: null } missing)
                {
                    lost++;
                    if (Fault(channel, at, moment) is { } fault)
                        result.Fail($"The event {missing.Number} is missing: {fault}.");
                }
        foreach (var unsent in all.Where(each => !each.IsSent && !watch.LacksOwner(each.SentAt)))
            result.Fail($"The event {unsent.Number} was sent to nobody although all shards had owners.");
        var doubled = all.Sum(each => each.Doubles);
        result.Require(doubled == 0, $"{doubled} events were handled twice.");

        var times = all.Where(each => each.HandledBy is not null).Select(each => each.Took).Order().ToList();
        result.Add("events", $"{all.Count:N0}");
        result.Add("sent to nobody, while shards had no owner", $"{all.Count(each => !each.IsSent):N0}");
        result.Add("lost with a killed process", $"{lost:N0}");
        result.Add("handled twice", $"{doubled}");
        result.Add("from sending to handling", $"median {times[times.Count / 2].TotalMilliseconds:0.0} ms, longest {times[^1].TotalMilliseconds:0} ms");
    }

    /// <summary>
    /// Returns why the loss of an event isn't that of a killed process. Events of a channel are handled in order, so what a process loses comes after
    /// everything that it handled, and before what the channel's next process handles.
    /// </summary>
    private static string? Fault(List<NumberedEvent> channel, int at, TimeSpan moment)
    {
        var before = channel.Take(at).LastOrDefault(each => each.HandledBy is not null)?.HandledBy;
        var after = channel.Skip(at).FirstOrDefault(each => each.HandledBy is not null)?.HandledBy;
        if (before is null)
            return "no event of its channel was handled before";
        if (before.Killed is not { } killed)
            return "the process that handled the one before wasn't killed";
        if (before == after)
            return "its process handled the one after it";
        var early = Stopwatch.GetElapsedTime(channel[at].SentAt, killed.From);
        var late = Stopwatch.GetElapsedTime(killed.To, channel[at].SentAt);
        return early > moment ? $"it was sent {early.TotalSeconds:0.000} s before its process was killed"
            : late > moment ? $"it was sent {late.TotalSeconds:0.000} s after its process was killed"
            : null;
    }
}
