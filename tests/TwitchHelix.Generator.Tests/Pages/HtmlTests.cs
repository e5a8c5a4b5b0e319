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

    private static string WithoutLines(Documentation documentation)
    {
        var json = JToken.FromObject(documentation);
        foreach (var line in json.SelectTokens("$..Line").Select(line => line.Parent!).ToList())
            line.Remove();
        return json.ToString(Formatting.Indented);
    }
}
