using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Soak.Fuzz;

/// <summary>Sends mutated bodies, headers and statuses to every operation, which must read each answer or throw a <see cref="HelixException"/>.</summary>
internal static class FuzzScenario
{
    // The memory of a call, and the memory allowed for each byte of the body: a list of zeros becomes a list of objects.
    private const long MostBytesOfACall = 1 << 20;
    private const long MostBytesPerByte = 200;
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(10);

    public static async Task<SoakResult> RunAsync(SoakSize size, int seed)
    {
        var result = new SoakResult("Fuzz: bodies, headers, statuses");
        await WarmUpAsync();
        var watch = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(number => new Worker(result, seed + number)).ToArray();
        await Task.WhenAll(workers.Select((worker, number) =>
            Task.Factory.StartNew(() => worker.Run((size.MutatedAnswers + number) / workers.Length), TaskCreationOptions.LongRunning)))
            .WaitAsync(size.Patience);

        foreach (var worker in workers)
            worker.Dispose();

        result.Add("answers", $"{workers.Sum(worker => worker.Answers):N0} for {WireOperation.All.Count()} operations, seed {seed}");
        result.Add("time", $"{watch.Elapsed.TotalSeconds:0} s");
        result.Add("read", $"{workers.Sum(worker => worker.Read):N0}");
        result.Add("HelixException", $"{workers.Sum(worker => worker.Answers - worker.Read):N0}");
        result.Add("clients whose bucket an answer closed", $"{workers.Sum(worker => worker.Closed):N0}");
        result.Add("managed memory at the end", $"{GC.GetTotalMemory(forceFullCollection: true):N0} bytes");
        result.Add("longest call", $"{workers.Max(worker => worker.Longest).TotalMilliseconds:N0} ms");
        result.Add("most memory allocated in a call", $"{workers.Max(worker => worker.MostAllocated):N0} bytes");
        result.Require(workers.Sum(worker => worker.Answers) == size.MutatedAnswers, $"{workers.Sum(worker => worker.Answers)} answers were sent");
        result.Require(workers.Max(worker => worker.Longest) < LongestCall, $"a call took {workers.Max(worker => worker.Longest)}");
        return result;
    }

    /// <summary>Reads each operation's answer once, so that no measured call pays for the cached type information.</summary>
    private static async Task WarmUpAsync()
    {
        using var handler = new MutatedAnswers();
        await using var twitch = CreateClient(handler, TimeProvider.System);
        foreach (var operation in WireOperation.All)
        {
            handler.Set(new HttpResponseMessage { Content = new StringContent(operation.Response?.ToString() ?? "") });
            await WireCall.Create(operation).InvokeAsync(twitch);
        }
    }

    private static HelixClient CreateClient(MutatedAnswers answers, TimeProvider timeProvider) => HelixClient.Create(
        new HelixOptions
        {
            ClientId = "the-client-id",
            AccessToken = "ready-token",
            BaseAddress = new Uri("http://127.0.0.1:1/helix/"),
            RateLimitWait = TimeSpan.Zero,
            Retry = new HelixRetryOptions { MaxRetries = 0 },
        },
        builder =>
        {
            builder.Services.AddSingleton(timeProvider);
            builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => answers);
        });

    /// <summary>Makes calls sequentially. A call runs completely on its own thread, so that its allocations can be counted.</summary>
    private sealed class Worker : IDisposable
    {
        private readonly SoakResult result;
        private readonly Random random;
        private readonly BodyMutator bodies;
        private readonly HeadMutator heads;
        private readonly WireOperation[] operations = [.. WireOperation.All];
        private readonly WireCall[] calls;
        private readonly SkippingTime clock = new();
        private MutatedAnswers answers = new();
        private HelixClient twitch;

        public Worker(SoakResult result, int seed)
        {
            this.result = result;
            random = new Random(seed);
            bodies = new BodyMutator(random);
            heads = new HeadMutator(random);
            calls = [.. operations.Select(operation => WireCall.Create(operation))];
            twitch = CreateClient(answers, clock);
        }

        public int Answers { get; private set; }

        public int Read { get; private set; }

        public int Closed { get; private set; }

        public TimeSpan Longest { get; private set; }

        public long MostAllocated { get; private set; }

        public void Run(int count)
        {
            while (Answers < count)
            {
                var chosen = random.Next(operations.Length);
                var body = bodies.Mutate(operations[chosen].Response);
                var response = new HttpResponseMessage(heads.Status(operations[chosen].Status)) { Content = new ByteArrayContent(body) };
                heads.AddTo(response);
                Call(operations[chosen], calls[chosen], response, body);
            }
        }

        public void Dispose()
        {
            twitch.Dispose();
            answers.Dispose();
        }

        private void Call(WireOperation operation, WireCall call, HttpResponseMessage response, byte[] body)
        {
            answers.Set(response);
            clock.SkipLimits();
            var started = Stopwatch.GetTimestamp();
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            Exception? failure = null;
            var task = call.InvokeAsync(twitch);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            var isDone = task.IsCompleted;
            try
            {
                task.Wait();
            }
            catch (AggregateException e)
            {
                failure = e.InnerException!;
            }
            if (!answers.IsTaken)
            {
                // The last answers have emptied the bucket for longer.
                if (failure is not HelixRateLimitException)
                    result.Fail($"{operation.Id} was not sent: {failure}");
                Closed++;
                Dispose();
                twitch = CreateClient(answers = new MutatedAnswers(), clock);
                return;
            }
            Answers++;
            if (failure is null)
                Read++;
            var time = Stopwatch.GetElapsedTime(started);
            if (time > Longest)
                Longest = time;
            MostAllocated = Math.Max(MostAllocated, allocated);
            if (failure is not null and not HelixException)
                Fail($"threw {failure}");
            if (!isDone)
                Fail("did not end on the spot");
            if (allocated > MostBytesOfACall + (MostBytesPerByte * body.Length))
                Fail($"allocated {allocated:N0} bytes for {body.Length:N0}");

            void Fail(string what)
            {
                var sent = JsonConvert.ToString(Encoding.Latin1.GetString(body.AsSpan(0, Math.Min(body.Length, 2000))));
                result.Fail($"{operation.Id} with {(int)response.StatusCode} {sent} {what}");
            }
        }
    }
}
