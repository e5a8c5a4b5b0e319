using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Soak.Fuzz;

/// <summary>Sends mutated status lines, headers, framing and compression as bytes on a socket.</summary>
internal static class StreamFuzzScenario
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    public static async Task<SoakResult> RunAsync(SoakSize size, int seed)
    {
        var result = new SoakResult("Fuzz: bytes on the wire");
        var watch = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(number => new Worker(result, seed + number)).ToArray();
        await Task.WhenAll(workers.Select((worker, number) => Task.Run(() => worker.RunAsync((size.MutatedStreams + number) / workers.Length))))
            .WaitAsync(size.Patience);

        result.Add("answers", $"{workers.Sum(worker => worker.Answers):N0}, seed {seed}");
        result.Add("time", $"{watch.Elapsed.TotalSeconds:0} s");
        result.Add("read", $"{workers.Sum(worker => worker.Read):N0}");
        result.Add("HelixException", $"{workers.Sum(worker => worker.Answers - worker.Read):N0}");
        return result;
    }

    private sealed class Worker(SoakResult result, int seed)
    {
        private readonly Random random = new(seed);
        private readonly WireOperation[] operations = [.. WireOperation.All];
        private readonly SkippingTime clock = new();

        public int Answers { get; private set; }

        public int Read { get; private set; }

        public async Task RunAsync(int count)
        {
            var mutator = new StreamMutator(random);
            var calls = operations.Select(operation => WireCall.Create(operation)).ToArray();
            var bytes = Array.Empty<byte>();
            using var server = new StreamServer(() => bytes);
            var twitch = CreateClient(server.Address, clock);
            while (Answers < count)
            {
                var chosen = random.Next(operations.Length);
                bytes = mutator.Mutate(operations[chosen]);
                clock.SkipLimits();
                Exception? failure = null;
                try
                {
                    await calls[chosen].InvokeAsync(twitch);
                }
                catch (Exception e)
                {
                    failure = e;
                }
                if (failure is HelixRateLimitException { StatusCode: null })
                {
                    // The last answers have emptied the bucket for longer.
                    await twitch.DisposeAsync();
                    twitch = CreateClient(server.Address, clock);
                    continue;
                }
                Answers++;
                if (failure is null)
                    Read++;
                // A closed connection leaves nothing to wait for.
                if (failure is not null and not HelixException || failure?.InnerException is TimeoutException)
                    result.Fail(
                        $"{operations[chosen].Id} with {JsonConvert.ToString(Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 2000))))} "
                        + $"threw {failure}");
            }
            await twitch.DisposeAsync();
            server.Dispose();
            await server.Running;
        }

        private static HelixClient CreateClient(Uri address, TimeProvider timeProvider) => HelixClient.Create(
            new HelixOptions
            {
                ClientId = "the-client-id",
                AccessToken = "ready-token",
                BaseAddress = address,
                Timeout = Timeout,
                RateLimitWait = TimeSpan.Zero,
                Retry = new HelixRetryOptions { MaxRetries = 0 },
            },
            builder => builder.Services.AddSingleton(timeProvider));
    }
}
