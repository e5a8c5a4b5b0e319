using TwitchHelix.Batching;

namespace TwitchHelix.Tests.Batching;

/// <summary>The calls that the search of invalid keys costs, without HTTP.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class KeySearchTests
{
    [Test]
    public void Without_an_invalid_key_it_is_one_call() => Assert.That(Run(100).Calls, Is.EqualTo(1));

    [Test]
    public void One_invalid_key_costs_eight_calls_more_at_most_wherever_it_is()
    {
        for (var count = 1; count <= 100; count++)
        {
            for (var position = 0; position < count; position++)
            {
                var run = Run(count, position);

                Assert.That(run.Calls - 1, Is.LessThanOrEqualTo(8), $"{position} of {count}");
                Assert.That(run.Unresolved, Is.Empty, $"{position} of {count}");
            }
        }
    }

    [Test]
    public void Two_invalid_keys_are_always_found()
    {
        for (var one = 0; one < 100; one++)
            for (var two = one + 1; two < 100; two++)
                Assert.That(Run(100, one, two).Unresolved, Is.Empty, $"{one} and {two}");
    }

    [Test]
    public void Of_100_invalid_keys_all_are_given_up_after_20_calls_more()
    {
        var run = Run(100, [.. Enumerable.Range(0, 100)]);

        Assert.That(run.Calls, Is.EqualTo(1 + KeySearch.MostFurtherCalls));
        Assert.That(run.Accepted, Is.Empty);
    }

    /// <summary>Most valid keys around several invalid ones are answered. The least of 2,000 runs is what each run must reach.</summary>
    [TestCase(3, 93, 80)]
    [TestCase(4, 84, 60)]
    [TestCase(5, 75, 45)]
    public void Around_several_invalid_keys_most_valid_ones_are_answered(int invalid, int onAverage, int always)
    {
        var random = new Random(invalid);
        var answered = Enumerable.Range(0, 2000).Select(_ => Run(100, Pick(random, 100, invalid)).Accepted.Count).ToList();

        TestContext.Out.WriteLine($"{answered.Average()} on average, {answered.Min()} at least");
        Assert.That(answered.Average(), Is.GreaterThanOrEqualTo(onAverage));
        Assert.That(answered, Is.All.GreaterThanOrEqualTo(always));
    }

    [Test]
    public void No_key_is_resolved_wrongly_or_asked_for_again()
    {
        var seed = Random.Shared.Next();
        TestContext.Out.WriteLine($"Seed: {seed}");
        var random = new Random(seed);

        for (var i = 0; i < 5000; i++)
        {
            var count = random.Next(1, 101);
            var invalid = Pick(random, count, random.Next(Math.Min(count, 12) + 1));

            // Run checks each call.
            var run = Run(count, invalid, fails: _ => random.Next(10) == 0);

            string[] resolved = [.. run.Accepted, .. run.Invalid, .. run.Unresolved, .. run.Failed];
            Assert.That(resolved, Is.EquivalentTo(Keys(count)));
            Assert.That(run.Invalid, Is.SubsetOf(invalid.Select(Key)));
            Assert.That(run.Calls, Is.LessThanOrEqualTo(1 + KeySearch.MostFurtherCalls));
            if (run.Calls <= KeySearch.MostFurtherCalls)
                Assert.That(run.Unresolved, Is.Empty);
        }
    }

    private static Outcome Run(int count, params int[] invalid) => Run(count, invalid, fails: static _ => false);

    private static Outcome Run(int count, int[] invalid, Func<int, bool> fails)
    {
        var bad = invalid.Select(Key).ToHashSet();
        var search = new KeySearch(Keys(count));
        List<string> accepted = [], failed = [];
        var calls = 0;
        while (search.Next() is { } keys)
        {
            calls++;
            if (keys.Count == 0 || keys.Concat(accepted).Concat(failed).Concat(search.Invalid).GroupBy(key => key).Any(group => group.Count() > 1))
                Assert.Fail($"Call {calls} has a resolved key, or none: {string.Join(',', keys)}");
            if (fails(calls))
            {
                failed.AddRange(keys);
                search.Failed();
            }
            else if (keys.Any(bad.Contains))
                search.Refused();
            else
            {
                accepted.AddRange(keys);
                search.Accepted();
            }
        }
        return new Outcome(calls, accepted, failed, search.Invalid, [.. search.Unresolved]);
    }

    private static int[] Pick(Random random, int count, int size)
    {
        var all = Enumerable.Range(0, count).ToArray();
        random.Shuffle(all);
        return all[..size];
    }

    private static IEnumerable<string> Keys(int count) => Enumerable.Range(0, count).Select(Key);

    private static string Key(int number) => $"{number}";

    private sealed record Outcome(
        int Calls,
        IReadOnlyList<string> Accepted,
        IReadOnlyList<string> Failed,
        IReadOnlyList<string> Invalid,
        IReadOnlyList<string> Unresolved);
}
