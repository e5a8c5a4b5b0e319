using System.Collections.Concurrent;
using System.Diagnostics;
using TwitchHelix.Testing;

namespace TwitchHelix.Soak.Faults;

/// <summary>Makes many calls to a server that fails some of them with every kind of fault.</summary>
internal static class FaultScenario
{
    private const int Users = 64;
    private const int CallersPerUser = 4;
    private const int Callers = Users * CallersPerUser;
    private const int CallsBetweenStorms = 50_000;
    private const double MostGrowth = 0.1;

    private static readonly string[] Scopes =
        [.. HelixOperations.All.SelectMany(operation => operation.AcceptedTokens).SelectMany(token => token.Scopes).Distinct()];

    public static async Task<SoakResult> RunAsync(SoakSize size, int seed, TextWriter progress)
    {
        var result = new SoakResult("Faults");
        var posts = new CarriedOutPosts(size.FaultedCalls);
        var requests = 0;
        using var server = HelixTestServer.Start(new HelixTestServerOptions
        {
            ListLength = null,
            SimulatesEventSub = false,
            // Keeps the server's memory constant from the first calls to the end.
            TokensPerUser = CallersPerUser,
            RateLimit = 1_000_000,
            RateLimitWindow = TimeSpan.FromSeconds(4),
            RequestLogLength = 0,
            RequestCompleted = request =>
            {
                if (request.Operation is not null)
                    Interlocked.Increment(ref requests);
                posts.See(request);
            },
        });
        var faults = FaultMix.AddTo(server, seed);
        var options = server.CreateOptions();
        options.Timeout = TimeSpan.FromSeconds(5);
        options.MaxResponseSize = 256 * 1024;
        options.Retry = new HelixRetryOptions { Delay = TimeSpan.FromMilliseconds(5), MaxDelay = TimeSpan.FromSeconds(2) };
        await using var twitch = HelixClient.Create(options);
        var users = Enumerable.Range(1, Users).Select(user => new SoakUser(twitch, server, $"{user}", Scopes)).ToArray();
        foreach (var user in users)
            await user.ConsentAsync();

        var outcomes = new ConcurrentDictionary<string, int>();
        var longest = new long[Callers];
        var watch = Stopwatch.StartNew();

        await RunAsync(0, size.FirstFaultedCalls);
        var before = await SettledMemory.MeasureAsync();
        await RunAsync(size.FirstFaultedCalls, size.FaultedCalls);
        var after = await SettledMemory.MeasureAsync();

        foreach (var user in users)
            user.Dispose();
        var befallen = faults.Where(fault => fault.Fault.Target == HelixFaultTarget.Api).Sum(fault => fault.Hits);
        var growth = ((double)after / before) - 1;
        result.Add("calls", $"{size.FaultedCalls:N0} from {Callers} callers, for {Users} users");
        result.Add("time", $"{watch.Elapsed.TotalSeconds:0} s, {size.FaultedCalls / watch.Elapsed.TotalSeconds:N0} calls/s");
        result.Add("requests", $"{requests:N0}, of which {befallen:N0} ({(double)befallen / requests:P2}) befallen by {faults.Count} kinds of fault");
        foreach (var (outcome, count) in outcomes.OrderByDescending(entry => entry.Value))
            result.Add(outcome, $"{count:N0}");
        result.Add("longest call", $"{Stopwatch.GetElapsedTime(0, longest.Max()).TotalSeconds:0.0} s");
        result.Add("managed memory", $"{before:N0} bytes after {size.FirstFaultedCalls:N0} calls, {after:N0} at the end ({growth:+0.0%;-0.0%})");
        result.Add("POSTs carried out", $"{posts.Count:N0}, twice {posts.Twice}");
        result.Require(outcomes.Values.Sum() == size.FaultedCalls, $"{outcomes.Values.Sum()} calls ended");
        result.Require(posts.Twice == 0, $"{posts.Twice} POSTs were carried out twice");
        result.Require(faults.All(fault => fault.Hits > 0) || size == SoakSize.Short,
            $"never happened: {string.Join(", ", faults.Where(fault => fault.Hits == 0).Select(fault => fault.Fault.Kind))}");
        // A short run is still warming up.
        result.Require(growth < MostGrowth || size == SoakSize.Short, $"memory grew by {growth:P1}");
        return result;

        Task RunAsync(int from, int to) => Soak.Callers.RunAsync(Callers, from, to, CallAsync, size.Patience);

        async Task CallAsync(int caller, int number)
        {
            if (number % CallsBetweenStorms == 0)
            {
                server.Faults.Add(HelixFault.InvalidToken() with { Times = Callers });
                progress.WriteLine($"{number:N0} calls after {watch.Elapsed.TotalSeconds:0} s");
            }
            var started = Stopwatch.GetTimestamp();
            string outcome;
            try
            {
                await users[caller / CallersPerUser].CallAsync(number);
                outcome = "results";
            }
            catch (HelixException e)
            {
                outcome = $"{e.GetType().Name} {(int?)e.StatusCode}".TrimEnd();
                if (e is HelixAuthorizationException { NeedsConsent: true })
                    await users[caller / CallersPerUser].ConsentAsync();
            }
            catch (Exception e)
            {
                outcome = e.GetType().Name;
                result.Fail(e.ToString());
            }
            longest[caller] = Math.Max(longest[caller], Stopwatch.GetTimestamp() - started);
            outcomes.AddOrUpdate(outcome, 1, static (_, count) => count + 1);
        }
    }
}
