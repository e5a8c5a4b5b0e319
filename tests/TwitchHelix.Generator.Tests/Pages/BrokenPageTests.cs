using System.Text;
using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Tests.Pages;

/// <summary>A page that isn't as it should be is reported, and never stops the reader.</summary>
[Parallelizable]
public sealed class BrokenPageTests
{
    private const string FruitPage = "api/reference/fruit.md";

    private static readonly string[] Lines = SamplePages.Fruit.Split('\n');

    /// <summary>Up to this line, the page lacks an entry, or the last entry's endpoint.</summary>
    private static readonly int LastEndpoint = Array.FindIndex(Lines, line => line.StartsWith("`POST ", StringComparison.Ordinal));

    [Test]
    public void A_page_cut_before_the_endpoint_of_its_last_entry_is_reported_as_a_whole()
    {
        for (var lines = 0; lines <= LastEndpoint; lines++)
        {
            var read = PageFolder.Read(string.Join('\n', Lines.Take(lines)));

            Assert.That(read.Faults.Where(fault => fault.IsWhole && fault.Line.Page == FruitPage), Is.Not.Empty, $"{lines} lines");
        }
    }

    [Test]
    public void A_page_cut_in_its_last_entry_is_reported_or_says_less_unless_it_lacks_only_the_example()
    {
        var whole = Count(PageFolder.Read().Operations[1].Body);
        var example = Array.FindLastIndex(Lines, line => line == "### Request Example");
        for (var lines = LastEndpoint + 1; lines < Lines.Length; lines++)
        {
            var read = PageFolder.Read(string.Join('\n', Lines.Take(lines)));

            Assert.That(read.Faults.Count > 0 || Count(read.Operations[1].Body) < whole || lines >= example - 1, Is.True, $"{lines} lines");
        }

        static int Count(IReadOnlyList<DocumentedItem> items) => items.Sum(item => 1 + Count(item.Items));
    }

    [TestCase("", "the page is empty")]
    [TestCase(" \r\n\t\n", "the page is empty")]
    [TestCase("# Fruit\n", "the page has no entries: headings of level 2 with an anchor")]
    [TestCase("<!DOCTYPE html>\n<html><title>404</title></html>", "the page is HTML, where Markdown is expected")]
    [TestCase("{ \"error\": \"Not Found\" }", "the page is JSON, where Markdown is expected")]
    [TestCase("# Fr\0uit", "the page is binary data, not text")]
    public void A_page_that_is_something_else_is_reported_as_a_whole(string text, string message)
    {
        var read = PageFolder.Read(text);

        Assert.That(read.Faults.Where(fault => fault.IsWhole).Select(fault => $"{fault.Line}: {fault.Message}"), Does.Contain($"{FruitPage}(1): {message}"));
        Assert.That(read.EventSubTypes, Has.Count.EqualTo(1));
    }

    [Test]
    public void Bytes_that_are_no_text_are_reported()
    {
        using var pages = PageFolder.Of();
        var bytes = new byte[4096];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(Path.Combine(pages.Directory.FullName, FruitPage), bytes);

        Assert.That(pages.Read().Faults, Is.EqualTo(new[] { new PageFault(new PageLine(FruitPage, 1), "the file isn't a text in UTF-8", IsWhole: true) }));
    }

    [Test]
    public void A_file_that_is_too_large_is_not_read()
    {
        using var pages = PageFolder.Of();
        pages.With(FruitPage, new string('a', PageBlocks.MaximumLength + 1));

        Assert.That(pages.Read().Faults.Single().Message, Does.StartWith($"the file has {PageBlocks.MaximumLength + 1} bytes"));
    }

    [Test]
    public void An_item_that_is_nested_too_deep_is_reported_and_the_other_entries_are_read()
    {
        var path = "orchard_id";
        var list = "";
        for (var depth = 0; depth < 51; depth++, path += ".a")
            list += $"<ul><li><code>{path}</code> — Object.";
        list += string.Concat(Enumerable.Repeat("</li></ul>", 51));
        using var pages = PageFolder.Of();
        pages.Without(FruitPage).With("api/reference/fruit/index.html",
            "<main><h1>Fruit</h1>" + Entry("get-apples", "GET") + $"<h3>Query Parameters</h3>{list}" + Entry("eat-apple", "POST") + "</main>");

        var read = pages.Read();

        Assert.That(read.Operations.Select(operation => operation.Anchor), Is.EqualTo(new[] { "eat-apple" }));
        Assert.That(read.Faults.Select(fault => fault.Message), Is.EqualTo(new[] { "the items in line 1 are nested more than 50 levels deep" }));

        static string Entry(string anchor, string method) => $"<h2 id='{anchor}'>{anchor}</h2><h3>Endpoint</h3>"
            + $"<p><code>{method} https://api.example/helix/apples</code></p><h3>Authorization</h3><p>No authorization required.</p>";
    }

    [TestCase("[a](#a) ")]
    [TestCase("[a](#a)\n")]
    public void A_paragraph_that_is_too_long_is_refused(string part)
    {
        var read = PageFolder.Read(SamplePages.Fruit + string.Concat(Enumerable.Repeat(part, 5000)));

        Assert.That(read.Faults.Where(fault => fault.IsWhole).Select(fault => fault.Message), Has.Some.EndsWith("has more than 32768 characters"));
    }

    [TestCase(">", 30000)]
    [TestCase("- ", 16000)]
    [TestCase("1. ", 10000)]
    [TestCase("*a **b ", 4000)]
    [TestCase("_a ", 10000)]
    [TestCase("[", 30000)]
    [TestCase("[a](", 5000)]
    [TestCase("![", 16000)]
    [TestCase("`a ``b ", 4000)]
    [TestCase("<a ", 10000)]
    [TestCase("|", 30000)]
    [TestCase("> a\n", 100_000)]
    [TestCase(">\n>", 100_000)]
    [TestCase("a|b\n-|-\n", 20_000)]
    [TestCase("[a](\n", 5_000)]
    [TestCase(" ", 1_000_000)]
    [TestCase("\n", 1_000_000)]
    [TestCase("```\n", 50_001)]
    [TestCase("- `a` — String\n", 20_000)]
    [TestCase("## a {#a}\n", 5_000)]
    public void A_hostile_page_is_read_or_refused(string part, int times)
    {
        var hostile = new StringBuilder(SamplePages.Fruit.Length + part.Length * times).Append(SamplePages.Fruit);
        for (var i = 0; i < times; i++)
            hostile.Append(part);

        var read = PageFolder.Read(hostile.Append("\nx").ToString());

        Assert.That(read.Faults, Is.Not.Empty);
    }
}
