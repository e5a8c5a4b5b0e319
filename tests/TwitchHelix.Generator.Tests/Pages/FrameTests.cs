namespace TwitchHelix.Generator.Tests.Pages;

/// <summary>The index pages, and the frame of each page, tell whether all is there.</summary>
[Parallelizable]
public sealed class FrameTests
{
    private const string FruitPage = "api/reference/fruit.md";

    [TestCase("https://docs.example/docs/api/reference/fruit.md#get-apples")]
    [TestCase("https://docs.example/docs/api/reference/fruit/#get-apples")]
    [TestCase("/docs/api/reference/fruit#get-apples")]
    [TestCase("reference/fruit.md#get-apples")]
    [TestCase("./fruit.md#get-apples")]
    [TestCase("fruit/#get-apples")]
    public void A_link_of_the_index_has_any_of_the_forms(string address)
    {
        using var pages = PageFolder.Of();
        pages.With("api/reference.md", Replace(SamplePages.ApiIndex, "https://docs.example/docs/api/reference/fruit.md#get-apples", address));

        Assert.That(pages.Read().Faults, Is.Empty);
    }

    [TestCase("https://docs.example/docs/eventsub/reference/fruit.md#get-apples", "isn't that of a page below api/reference")]
    [TestCase("https://docs.example/docs/api/reference/../../etc/passwd", "isn't that of a page below api/reference")]
    [TestCase("../../../etc/passwd", "isn't that of a page below api/reference")]
    public void A_link_of_the_index_to_elsewhere_is_reported(string address, string message)
    {
        using var pages = PageFolder.Of();
        pages.With("api/reference.md", Replace(SamplePages.ApiIndex, "https://docs.example/docs/api/reference/fruit.md#get-apples", address));

        Assert.That(Faults(pages), Does.Contain($"api/reference.md(11): the address '{address}' {message}"));
    }

    [Test]
    public void Entries_that_only_the_index_or_only_the_page_has_are_reported()
    {
        using var pages = PageFolder.Of();
        pages.With("api/reference.md", Replace(SamplePages.ApiIndex, "#get-apples", "#get-pears"));

        Assert.That(Faults(pages), Is.EqualTo(new[]
        {
            $"{FruitPage}(1): whole: the index names '#get-pears' in api/reference.md(11), and the page has no such entry; it may be cut off",
            $"{FruitPage}(14): whole: the entry '#get-apples' isn't in the index api/reference.md, which may be cut off",
        }));
    }

    [Test]
    public void A_section_of_the_index_without_links_names_a_page_by_its_anchor()
    {
        using var pages = PageFolder.Of();
        pages.With("api/reference.md", "# API Reference\n\n## Fruit {#fruit}\n\nApples.\n");

        Assert.That(pages.Read().Operations, Has.Count.EqualTo(2));
        Assert.That(Faults(pages), Is.EqualTo(new[]
        {
            "api/reference.md(3): this names no entries of the page 'fruit', so nothing shows whether all of them are there",
        }));
    }

    [Test]
    public void A_missing_page_is_reported_and_the_others_are_read()
    {
        using var pages = PageFolder.Of();
        pages.Without(FruitPage);

        var read = pages.Read();

        Assert.That(read.EventSubTypes, Has.Count.EqualTo(1));
        Assert.That(Faults(pages), Is.EqualTo(new[]
        {
            $"{FruitPage}(1): whole: there is no file api/reference/fruit.md, and no api/reference/fruit.html, in the folder {pages.Directory.FullName}",
        }));
    }

    [Test]
    public void A_missing_index_is_reported_and_the_other_one_is_read()
    {
        using var pages = PageFolder.Of();
        pages.Without("eventsub/reference.md");

        var read = pages.Read();

        Assert.That(read.Operations, Has.Count.EqualTo(2));
        Assert.That(Faults(pages).Single(), Does.StartWith("eventsub/reference.md(1): whole: there is no file eventsub/reference.md"));
    }

    [TestCase("2 entries on this page:", "3 entries on this page:", "(9): whole: the page names 3 entries and has 2; it may be cut off")]
    [TestCase("- [Eat Apple](#eat-apple)\n", "", "(11): whole: the page names 1 entries and has 2; it may be cut off")]
    [TestCase("(#eat-apple)", "(#eat-pear)", "(12): whole: the page names '#eat-pear' and has no such entry; it may be cut off")]
    [TestCase("2 entries on this page:", "Einige Einträge:", "(9): the contents have a count and links; this is something else")]
    [TestCase("# Fruit\n", "Fruit\n", "(1): whole: the page has no title")]
    [TestCase("## Get Apples {#get-apples}", "## Get Apples", "(14): whole: the heading 'Get Apples' has no anchor, so its entry isn't read")]
    [TestCase("## Eat Apple {#eat-apple}", "# Eat Apple {#eat-apple}", "(84): whole: the page has a second title: 'Eat Apple'")]
    [TestCase("### Query Parameters", "### Abfrageparameter", "(38): the section 'Abfrageparameter' isn't known")]
    [TestCase("### Query Parameters", "###Query Parameters", "(38): this isn't about tokens: '###Query Parameters'")]
    [TestCase("### Response Codes", "### Response Body", "(64): the entry has a second section 'Response Body'")]
    [TestCase("### Authorization\n\nRequires", "### Autorisierung\n\nRequires", "(14): the entry 'Get Apples' has no section Authorization")]
    [TestCase("Requires one of the following:", "Erfordert eines davon:", "(30): this isn't about tokens: 'Erfordert eines davon:'")]
    [TestCase("`GET https", "`FETCH https", "(14): whole: the entry 'Get Apples' has no endpoint that can be read")]
    [TestCase("/fruit/apples`", "/fruit/apples?x=1`", "(26): the endpoint has '?x=1' after its path")]
    [TestCase("`POST https://api.example/helix/fruit/apples/eaten`", "`GET https://api.example/helix/fruit/apples`",
        "(84): 'GET /fruit/apples' is there twice: the other entry is in api/reference/fruit.md(14)")]
    [TestCase("{ \"data\": [] }\n```", "{ \"data\": [] }", "(9): whole: the page names 2 entries and has 1; it may be cut off")]
    [TestCase("apples/eaten'\n```", "apples/eaten'", "(105): whole: this code has no end; the page may be cut off")]
    public void A_change_of_the_frame_is_reported(string old, string changed, string fault)
    {
        using var pages = PageFolder.Of(Replace(SamplePages.Fruit, old, changed));

        Assert.That(Faults(pages), Does.Contain(FruitPage + fault));
    }

    [TestCase("- Type: `orchard.apple.fall`\n", "", "(7): whole: the entry 'Apple Falls' has no type and version that can be read")]
    [TestCase("- Version: `1`\n", "- Version: one two\n", "(14): this isn't a type, a version or transports: 'Version: one two'")]
    [TestCase("- Transports: Webhook,", "- Transports: by Webhook,",
        "(15): this isn't a type, a version or transports: 'Transports: by Webhook, WebSocket, Conduit'")]
    [TestCase("`condition` —", "`state` —", "(7): the entry 'Apple Falls' has no 'condition' in a request's body")]
    [TestCase("### Endpoint", "### Query Parameters", "(17): the section 'Query Parameters' isn't known")]
    public void A_change_of_a_type_is_reported(string old, string changed, string fault)
    {
        using var pages = PageFolder.Of(orchard: Replace(SamplePages.Orchard, old, changed));

        Assert.That(Faults(pages), Does.Contain("eventsub/reference/orchard.md" + fault));
    }

    [TestCase("### Notification Payload", "### What arrives")]
    [TestCase("### Notification Payload", "### Event")]
    [TestCase("- `event` — Object", "- `events` — Object[]")]
    public void A_payload_is_found_by_its_title_or_its_items(string old, string changed)
    {
        var plural = changed.Contains("events", StringComparison.Ordinal) ? "events" : "event";
        var read = PageFolder.Read(orchard: Replace(SamplePages.Orchard, old, changed).Replace("`event.", $"`{plural}.", StringComparison.Ordinal));

        Assert.That(read.Faults, Is.Empty);
        Assert.That(read.EventSubTypes.Single().Event!.Select(item => item.Path), Is.EqualTo(new[] { $"{plural}.apple_id", $"{plural}.picker" }));
    }

    [Test]
    public void Fields_of_an_event_may_stand_without_the_event()
    {
        var read = PageFolder.Read(orchard: SamplePages.Orchard.Replace("- `subscription`", "- `apple_id`", StringComparison.Ordinal)
            .Replace("`subscription.id`", "`apple_id.x`", StringComparison.Ordinal).Replace("`event`", "`tree`", StringComparison.Ordinal)
            .Replace("`event.", "`tree.", StringComparison.Ordinal));

        Assert.That(read.Faults, Is.Empty);
        Assert.That(read.EventSubTypes.Single().Event!.Select(item => item.Path), Is.EqualTo(new[] { "apple_id", "tree" }));
    }

    [TestCase("\r\n")]
    [TestCase("\n")]
    public void Line_ends_and_a_byte_order_mark_make_no_difference(string end)
    {
        var expected = PageFolder.Read().Operations[0];
        var read = PageFolder.Read('\uFEFF' + SamplePages.Fruit.TrimEnd().ReplaceLineEndings(end));

        Assert.That(read.Faults, Is.Empty);
        Assert.That(read.Operations[0].Query.Select(item => (item.Path, item.Description, item.Line)),
            Is.EqualTo(expected.Query.Select(item => (item.Path, item.Description, item.Line))));
    }

    [Test]
    public void Pages_are_read_as_fast_as_a_person_waits()
    {
        using var pages = PageFolder.Of();
        var names = Enumerable.Range(0, 46).Select(i => $"fruit{i}").ToList();
        pages.With("api/reference.md", "# API Reference\n\n" + string.Concat(names.Select(name => $"## {name} {{#{name}}}\n\n"
            + string.Concat(Enumerable.Range(0, 20).Select(i => $"- [Get {i}]({name}.md#get-{i})\n")) + "\n")));
        var sample = SamplePages.Fruit;
        var entry = sample[sample.IndexOf("## Get Apples", StringComparison.Ordinal)..sample.IndexOf("## Eat", StringComparison.Ordinal)];
        foreach (var name in names)
            pages.With($"api/reference/{name}.md", $"# {name}\n\n" + string.Concat(Enumerable.Range(0, 20).Select(i => entry
                .Replace("#get-apples", $"#get-{i}", StringComparison.Ordinal).Replace("/fruit/apples`", $"/{name}/{i}`", StringComparison.Ordinal))));

        var time = System.Diagnostics.Stopwatch.StartNew();
        var read = pages.Read();

        TestContext.Out.WriteLine($"{read.Operations.Count} entries in {time.ElapsedMilliseconds} ms");
        Assert.That(read.Faults, Is.Empty);
        Assert.That(read.Operations, Has.Count.EqualTo(46 * 20));
    }

    private static List<string> Faults(PageFolder pages) =>
        [.. pages.Read().Faults.Select(fault => $"{fault.Line}: {(fault.IsWhole ? "whole: " : "")}{fault.Message}")];

    private static string Replace(string text, string old, string changed)
    {
        Assert.That(text, Does.Contain(old));
        var index = text.IndexOf(old, StringComparison.Ordinal);
        return text[..index] + changed + text[(index + old.Length)..];
    }
}
