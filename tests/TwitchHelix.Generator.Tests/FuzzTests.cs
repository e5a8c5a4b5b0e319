using TwitchHelix.Generator.Rules;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Tests;

/// <summary>A randomly broken specification causes findings, never an exception.</summary>
[Parallelizable]
public sealed class FuzzTests
{
    private static readonly string[] Scraps =
    [
        "[]", "{}", "null", "''", "12", "- a", "a: b", "'#/components/schemas/Thing'", "true", "~", "[[]]", "{a: []}", "object", "array", "&a [*a]",
        "&a {b: *a}", "*a", "{$ref: '#/components/schemas/Thing'}", "{allOf: [{$ref: '#/components/schemas/Thing'}]}",
    ];

    [Test]
    public void Any_line_may_be_missing_doubled_moved_or_something_else()
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"Seed: {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 500; round++)
        {
            var things = Mutate(SampleSpec.Things, random);
            using var spec = SampleSpec.Create(
                root: round % 3 == 1 ? Mutate(SampleSpec.Root, random) : SampleSpec.Root,
                things: things,
                eventSubTypes: round % 3 == 2 ? Mutate(SampleSpec.EventSubTypes, random) : SampleSpec.EventSubTypes);

            Assert.That(
                () => Check(spec.Folder),
                Throws.Nothing,
                () => $"seed {seed}, round {round}:\n{File.ReadAllText(spec.RootFile)}\n{things}\n{File.ReadAllText(spec.EventSubTypesFile)}");
        }
    }

    private static void Check(string folder)
    {
        try
        {
            SpecChecker.Check(SpecDocument.Load(folder));
        }
        catch (SpecException)
        {
            // This becomes a finding, too: the file is no longer YAML.
        }
    }

    private static string Mutate(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        for (var changes = random.Next(1, 3); changes > 0; changes--)
        {
            var at = random.Next(lines.Count);
            var colon = lines[at].IndexOf(':', StringComparison.Ordinal);
            switch (random.Next(4))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(random.Next(lines.Count), lines[at]);
                    break;
                case 2 when colon >= 0:
                    lines[at] = lines[at][..(colon + 1)] + " " + Scraps[random.Next(Scraps.Length)];
                    break;
                default:
                    lines[at] = lines[at].TrimStart();
                    break;
            }
        }
        return string.Join('\n', lines);
    }
}
