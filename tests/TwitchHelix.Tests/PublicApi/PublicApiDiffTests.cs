namespace TwitchHelix.Tests.PublicApi;

/// <summary>How changes of the public API are reported.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PublicApiDiffTests
{
    private const string Listing = """
        namespace Lamps
        {
            public sealed class Lamp : Lamps.Thing, System.IEquatable<Lamps.Lamp>
            {
                public Lamp() { }
                public string? Color { get; init; }
                [System.Obsolete("Use Color.")]
                public string? Paint { get; init; }
                public void Add<TBulb>()
                    where TBulb :  class, Lamps.IBulb { }
            }
            public static class Rooms
            {
                public static class Hall
                {
                    public static int Count { get; }
                }
                public static class Cellar
                {
                    public static int Count { get; }
                }
            }
        }
        """;

    [TestCase("string? Color", "string? Hue", "removed Lamps.Lamp: public string? Color { get; init; }", "added Lamps.Lamp: public string? Hue { get; init; }",
        TestName = "A member with another name")]
    [TestCase("string? Color", "int Color", "removed Lamps.Lamp: public string? Color { get; init; }", "added Lamps.Lamp: public int Color { get; init; }",
        TestName = "A member of another type")]
    [TestCase("        public Lamp() { }\n", "", "removed Lamps.Lamp: public Lamp() { }", null, TestName = "A member that is gone")]
    [TestCase(" class, Lamps.IBulb", " class", "removed Lamps.Lamp: public void Add<TBulb>() where TBulb :  class, Lamps.IBulb { }",
        "added Lamps.Lamp: public void Add<TBulb>() where TBulb :  class { }", TestName = "A constraint that is gone")]
    [TestCase(", System.IEquatable<Lamps.Lamp>", "", "removed Lamps.Lamp: base System.IEquatable<Lamps.Lamp>", null, TestName = "A base that is gone")]
    [TestCase("sealed class Lamp", "readonly struct Lamp", "removed public sealed class Lamps.Lamp", "added public readonly struct Lamps.Lamp",
        TestName = "A type of another kind")]
    [TestCase("class Hall", "class Attic", "removed public static class Lamps.Rooms.Hall", "added public static class Lamps.Rooms.Attic",
        TestName = "A type with another name, without its members")]
    public void What_is_gone_is_breaking(string from, string to, string removed, string? added)
    {
        var diff = PublicApiDiff.Between(Listing, Change(from, to));

        Assert.That(diff.ToString(), Is.EqualTo("breaking: " + removed + (added is null ? "" : "\n" + added)));
    }

    [TestCase("public Lamp() { }", "public Lamp() { }\n        public int Watts { get; init; }", "added Lamps.Lamp: public int Watts { get; init; }",
        TestName = "A new member")]
    [TestCase("class Lamp : ", "class Lamp : System.IDisposable, ", "added Lamps.Lamp: base System.IDisposable", TestName = "A new base")]
    [TestCase("    public static class Rooms", "    public sealed class Bulb\n    {\n        public Bulb() { }\n    }\n    public static class Rooms",
        "added public sealed class Lamps.Bulb", TestName = "A new type, without its members")]
    [TestCase("Use Color.", "Use Color instead.", "only attributes, or the order, differ", TestName = "Another text of an attribute")]
    public void What_is_new_is_not(string from, string to, string expected)
    {
        var diff = PublicApiDiff.Between(Listing, Change(from, to));

        Assert.That(diff.Removed, Is.Empty);
        Assert.That(diff.ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void All_that_is_gone_stands_before_what_is_new()
    {
        var after = Change("string? Color", "string? Hue").Replace("        public Lamp() { }\n", "", StringComparison.Ordinal)
            .Replace("class Cellar", "class Attic", StringComparison.Ordinal);

        Assert.That(PublicApiDiff.Between(Listing, after).ToString().Split('\n').Select(line => line[..5]),
            Is.EqualTo(new[] { "break", "break", "break", "added", "added" }));
    }

    private static string Change(string from, string to)
    {
        var changed = Listing.Replace(from, to, StringComparison.Ordinal);
        Assert.That(changed, Is.Not.EqualTo(Listing));
        return changed;
    }
}
