using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Tests.Pages;

/// <summary>A page in HTML says what the same page in Markdown says.</summary>
public sealed class HtmlTests
{
    [TestCase(SampleHtml.Fruit)]
    [TestCase(SampleHtml.FruitInTables)]
    public void A_page_in_HTML_says_the_same(string fruit)
    {
        using var pages = new PageFolder()
            .With("api/reference/index.html", SampleHtml.ApiIndex).With("api/reference/fruit.html", fruit)
            .With("eventsub/reference.html", SampleHtml.EventSubIndex).With("eventsub/reference/orchard/index.html", SampleHtml.Orchard);

        var read = pages.Read();

        Assert.That(read.Faults.Select(fault => $"{fault.Line}: {fault.Message}"), Is.Empty);
        Assert.That(WithoutLines(read), Does.Contain("data.tree.height"));
        Assert.That(WithoutLines(read), Is.EqualTo(WithoutLines(PageFolder.Read())));
    }

    [TestCase(SampleHtml.Fruit, "\n</main>")]
    [TestCase(SampleHtml.FruitInTables, "\n</article>\n</div>")]
    public void A_page_that_is_cut_off_says_so(string fruit, string end)
    {
        var length = fruit.LastIndexOf(end, StringComparison.Ordinal);
        var random = new Random(TestContext.CurrentContext.Random.Next());
        foreach (var cut in Enumerable.Range(0, 50).Select(_ => random.Next(length)).Append(0).Append(length))
        {
            using var pages = PageFolder.Of().Without("api/reference/fruit.md").With("api/reference/fruit.html", fruit[..cut]);

            Assert.That(pages.Read().Faults.Where(fault => fault.IsWhole), Is.Not.Empty, $"The first {cut} characters:\n{fruit[..cut]}");
        }
    }

    private static string WithoutLines(Documentation documentation)
    {
        var json = JToken.FromObject(documentation);
        foreach (var line in json.SelectTokens("$..Line").Select(line => line.Parent!).ToList())
            line.Remove();
        return json.ToString(Formatting.Indented);
    }
}
