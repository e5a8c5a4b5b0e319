using TwitchHelix.Pacing;

namespace TwitchHelix.Soak.Pacing.Simulation;

/// <summary>A client's line and rules in virtual time, against a server's bucket. One thread, so a seed repeats a run.</summary>
internal sealed class Simulation
{
    private readonly PriorityQueue<Action, (TimeSpan Time, long Order)> events = new();
    private readonly Queue<(int Number, TimeSpan Since)> line = new();
    private readonly Schedule schedule;
    private readonly SimulatedBucket bucket;
    private BucketState state;
    private TimeSpan now;
    private TimeSpan? wakesAt;
    private TimeSpan? sparesSince;
    private TimeSpan? lastFault;
    private long order;
    private int started;
    private int ended;
    private int onTheirWay;

    private Simulation(int seed)
    {
        schedule = new Schedule(seed);
        bucket = new SimulatedBucket(schedule);
    }

    public int Calls => ended;

    public int Refused { get; private set; }

    public (int All, int Wasted) Windows => bucket.Windows;

    /// <summary>The longest time for which a call waited although there was a point.</summary>
    public TimeSpan LongestWait { get; private set; }

    /// <summary>What doesn't hold. Null if all holds.</summary>
    public string? Fault { get; private set; }

    private bool IsQuiet => !schedule.HasOthers && !schedule.RefillsGradually && !(now - lastFault <= schedule.Window + schedule.Window);

    /// <summary>The longest time for which an answer, on which the next call depends, can be on its way.</summary>
    private TimeSpan Patience => TimeSpan.FromSeconds(1) + (schedule.SlowestAnswer * 2);

    public static Simulation Run(int seed)
    {
        var run = new Simulation(seed);
        try
        {
            run.Run();
        }
        catch (InvalidOperationException e)
        {
            run.Fault = $"{e.Message} Seed {seed}: {run.schedule}.";
        }
        return run;
    }

    private void Run()
    {
        for (var caller = 0; caller < schedule.Callers; caller++)
            At(schedule.Start(), Call);
        if (schedule.HasOthers)
            At(TimeSpan.Zero, OthersCall);
        var longest = schedule.Longest;
        while (events.TryDequeue(out var happen, out var key))
        {
            (now, _) = key;
            Require(now < longest, "A call starves");
            bucket.Pass(now, running: line.Count > 0 && IsQuiet ? state.InFlight : null);
            happen();
            Pump();
            if (ended == schedule.Calls)
                return;
        }
        Require(ended == schedule.Calls, $"{schedule.Calls - ended} calls are left in line for ever");
    }

    private void At(TimeSpan time, Action happen) => events.Enqueue(happen, (time, order++));

    private void Call()
    {
        if (started == schedule.Calls)
            return;
        line.Enqueue((started++, now));
    }

    private void OthersCall()
    {
        bucket.Take(now);
        At(now + schedule.OthersPause(), OthersCall);
    }

    private void Pump()
    {
        var spares = bucket.Left(now) - onTheirWay > 0 && !schedule.Outages.Any(outage => outage.Includes(now));
        sparesSince = spares ? sparesSince ?? now : null;
        while (line.Count > 0)
        {
            (state, var turn) = state.Take(now, neverWaits: false);
            if (turn is not { } taken)
                break;
            var (number, since) = line.Dequeue();
            if (sparesSince is { } then)
                Measure(now - (since > then ? since : then));
            Send(taken, number);
        }
        if (bucket.Left(now) - onTheirWay <= 0)
            sparesSince = null;
        if (line.Count > 0 && state.Opens(now).At is { } next && next != wakesAt)
        {
            wakesAt = next;
            At(next > now ? next : now, () => wakesAt = null);
        }
    }

    private void Measure(TimeSpan wait)
    {
        if (!IsQuiet)
            return;
        if (wait > LongestWait)
            LongestWait = wait;
        Require(wait <= Patience, $"A call waited {wait.TotalSeconds:0.000} s although there were points");
    }

    private void Send(Turn turn, int number)
    {
        onTheirWay++;
        var isKnown = state.Limit is not null;
        var isCanceled = schedule.IsCanceled();
        At(now + schedule.Way(), () =>
        {
            onTheirWay--;
            var outcome = Answer(isKnown);
            if (isCanceled)
            {
                lastFault = now;
                outcome = CallOutcome.Canceled;
            }
            At(now + schedule.Way(), () => End(turn, number, outcome));
        });
    }

    private CallOutcome Answer(bool isKnown)
    {
        bucket.Pass(now, running: line.Count > 0 && IsQuiet ? state.InFlight : null);
        var kind = schedule.Outages.FirstOrDefault(outage => outage.Includes(now))?.Kind;
        if (kind is not null)
            lastFault = now;
        if (kind == OutageKind.BadGateway)
            return new CallOutcome(502);
        if (kind == OutageKind.Unreachable)
            return CallOutcome.Broken;
        var (isTaken, rateLimit, date) = bucket.Take(now);
        // A call that was sent before anything was known takes its chance.
        Require(isTaken || schedule.HasOthers || !isKnown, $"A call was refused after {now.TotalSeconds:0.000} s");
        return new CallOutcome(!isTaken ? 429 : kind is null ? 200 : 500, rateLimit, date);
    }

    private void End(Turn turn, int number, CallOutcome outcome)
    {
        state = state.End(turn, outcome, Schedule.Epoch + now, now);
        if (outcome.IsTooMany)
        {
            Refused++;
            line.Enqueue((number, now));
            return;
        }
        ended++;
        Call();
    }

    private static void Require(bool holds, string fault)
    {
        if (!holds)
            throw new InvalidOperationException($"{fault}.");
    }
}
