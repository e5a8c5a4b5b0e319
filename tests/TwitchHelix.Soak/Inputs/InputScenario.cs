using System.Diagnostics;
using Newtonsoft.Json;

namespace TwitchHelix.Soak.Inputs;

/// <summary>
/// Has the library read mutated redirects, identity answers, JWTs and token files. It must read each or throw a documented exception, in bounded time and
/// memory. The answers of the API have a scenario of their own.
/// </summary>
internal static class InputScenario
{
    private const long MostBytes = 64 * 1024 * 1024;

    public static async Task<SoakResult> RunAsync(SoakSize size, int seed)
    {
        var result = new SoakResult("Fuzz: redirects, identity answers, JWTs, token files");
        var watch = Stopwatch.StartNew();
        var written = await TokenFileInput.WriteAsync();
        Func<Random, FuzzedInput>[] kinds =
        [
            random => new RedirectInput(random),
            random => new IdentityAnswerInput(random),
            random => new ExtensionJwtInput(random),
            random => new IdTokenInput(random),
            random => new TokenFileInput(random, written),
        ];
        foreach (var create in kinds)
        {
            await using var input = create(new Random(seed));
            await FeedAsync(input, size.MutatedInputs / kinds.Length, size.LongestInput, result);
        }
        result.Add("seed", $"{seed}");
        result.Add("time", $"{watch.Elapsed.TotalSeconds:0} s");
        return result;
    }

    private static async Task FeedAsync(FuzzedInput input, int count, TimeSpan longest, SoakResult result)
    {
        var (read, slowest, most) = (0, TimeSpan.Zero, 0L);
        for (var i = 0; i < count; i++)
        {
            var next = input.Next();
            var allocated = GC.GetTotalAllocatedBytes();
            var (failure, time) = await ReadAsync(next);
            allocated = GC.GetTotalAllocatedBytes() - allocated;
            if (failure is null)
                read++;
            // A busy machine delays any input. One that takes long takes long again.
            if (time > longest)
                (_, time) = await ReadAsync(next);
            // What is allocated and compiled once is not the first input's.
            if (i > 0)
                (slowest, most) = (time > slowest ? time : slowest, Math.Max(most, allocated));
            if (failure is not null && !input.Allows(failure))
                Fail($"threw {failure}");
            if (i > 0 && time > longest)
                Fail($"took {time.TotalMilliseconds:N0} ms");
            if (allocated > MostBytes)
                Fail($"allocated {allocated:N0} bytes");

            void Fail(string what) => result.Fail($"{input.Name}: {JsonConvert.ToString(next.Text[..Math.Min(next.Text.Length, 2000)])} {what}");
        }
        result.Add(input.Name, $"{count:N0}, {read:N0} read; longest {slowest.TotalMilliseconds:N0} ms, most memory {most:N0} bytes");
        result.Require(read > 0 && read < count, $"{input.Name}: {read} of {count} were read");
    }

    private static async Task<(Exception? Failure, TimeSpan Time)> ReadAsync(FuzzedRead input)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await input.ReadAsync();
            return (null, Stopwatch.GetElapsedTime(started));
        }
        catch (Exception e)
        {
            return (e, Stopwatch.GetElapsedTime(started));
        }
    }
}
