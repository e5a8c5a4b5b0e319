using System.Diagnostics;
using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Tests.Pages;

/// <summary>HTML becomes blocks in the form of Markdown, and nothing of a page's content vanishes.</summary>
[Parallelizable]
public sealed class HtmlBlockTests
{
    [TestCase("<p>a <code>b</code> <em>c_d</em> <strong>e</strong>\n f&amp;g &lt;h&gt;<br>i</p>", "a `b` `c_d` **e** f&g <h> i")]
    [TestCase("<p>a<strong> b </strong>c <b><code>d</code></b><i class='icon'></i></p>", "a **b** c **`d`**")]
    [TestCase("<p><a href='/x#y'>a <code>b</code></a>, <a name='z'>c</a><a href='#top'></a></p>", "[a `b`](/x#y), c")]
    [TestCase("<div>a<p>b</p>c</div>", "a / b / c")]
    [TestCase("<a href='/x'><p>a</p><p>b</p></a>", "a / b")]
    [TestCase("<custom-note>a <b>b</b></custom-note>", "a **b**")]
    [TestCase("<details><summary>More</summary><p>a</p></details>", "More / a")]
    [TestCase("<p>a <img src='b.png' alt='b'> c</p>", "a ![b](b.png) c")]
    [TestCase("<p><img src='b.png' alt='b'></p><iframe src='x'>none</iframe><form><input>Send</form>", "? ![b](b.png) / ? <iframe> none / ? <form> Send")]
    [TestCase("<blockquote><p>a</p><p>b</p></blockquote><aside class='note-box'>c</aside><div role='note'>d</div>", "> (a / b) / > (c) / > (d)")]
    [TestCase("<p>a</p><hr><!-- b --><script>c</script><style>d</style><nav>e</nav><aside>f</aside><button>g</button><footer>h</footer>", "a")]
    [TestCase("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>", "[(a / [(b)]) (c / d)]")]
    [TestCase("<ol><li>a</li>b<p>c</p></ol>", "[(a)] / b / c")]
    [TestCase("<dl><div><dt>a</dt><dd>b</dd></div><dt>c</dt><dd>d</dd><dd>e</dd></dl>", "[(a / b) (c / d / e)]")]
    [TestCase("<pre class='lang-json'>{\n  }\n</pre>", "```json {\n  }")]
    [TestCase("<div class='language-bash extra'><pre><span>a</span> b</pre></div>", "```bash a b")]
    [TestCase("<p><pre>a</pre></p>", "``` a")]
    [TestCase("<h2 id='a'>B <span class='badge'>Beta</span></h2>", "## B #a / **Beta**")]
    [TestCase("<span class='badge'>Beta</span><p>a</p>", "**Beta** / a")]
    [TestCase("<h2>B<a href='#a' aria-label='link'>¶</a></h2>", "## B #a")]
    [TestCase("<h2 id='a'><a href='#a'>B</a></h2>", "## B #a")]
    [TestCase("<section id='a'><div><h2>B</h2></div><h2>C</h2></section>", "## B #a / ## C")]
    [TestCase("<h2 id='a'><em>B</em> <code>c</code></h2><h3>D</h3>", "## `B` `c` #a / ### D")]
    [TestCase("<table><caption>a</caption><tr><th>b<th>c<tr><td>d<td><code>e</code></table>", "a / |b|c| |d|`e`|")]
    [TestCase("<header><h3>A</h3></header><header><a href='/'>B</a></header>c", "### A / c")]
    [TestCase("<table></table>", "? <table>")]
    public void Elements_become_blocks(string html, string blocks) => Assert.That(Write(Read(html)), Is.EqualTo(blocks));

    [TestCase("<code>a</code> <span>String</span> <span>Required</span> b", "`a` — String, **Required**. b")]
    [TestCase(
        "<code>a</code><span class='type'>Money</span><span class='badge'>required</span><span>Nullable</span><span>b c</span>",
        "`a` — Money, **Required**, **Nullable**. b c")]
    [TestCase("<code>a</code> — String, <strong>Required</strong>. b", "`a` — String, **Required**. b")]
    [TestCase("<code>a</code> — String, required. b", "`a` — String, **Required**. b")]
    [TestCase("<code>a</code> — String, <strong>Sorted</strong>. b", "`a` — String, **Sorted**. b")]
    [TestCase("<code>a</code> <i>String</i> <span class='pill'>Sorted</span> b", "`a` — String, **Sorted**. b")]
    [TestCase("<code>a</code> — Money. b", "`a` — Money. b")]
    [TestCase("<code>a</code> — <a href='/x'>Object</a>. Required if b.", "`a` — Object. Required if b.")]
    [TestCase("<code>a.b</code> — Object[]", "`a.b` — Object[]")]
    [TestCase("<code>a</code>: String values.", "`a`: String values.")]
    [TestCase("<code>a</code>", "`a`")]
    [TestCase("<code>a</code> <code>b</code>", "`a` `b`")]
    public void An_item_is_as_in_Markdown(string html, string text) => Assert.That(Write(Read($"<ul><li>{html}</li></ul>")), Is.EqualTo($"[({text})]"));

    [Test]
    public void Other_columns_of_a_table_of_parameters_stay_in_its_texts()
    {
        const string Html = """
            <table><tr><th>Field</th><th>Type</th><th>Required?</th><th>Nullable</th><th>Since</th><th>Description</th></tr>
            <tr><td>a</td><td>String</td><td>Yes</td><td>Yes</td><td></td><td>b</td></tr>
            <tr><td>c</td><td>String</td><td>Only if d</td><td>No</td><td>2020</td><td>e</td><td>f</td></tr></table>
            """;

        Assert.That(Write(Read(Html)), Is.EqualTo("[(`a` — String, **Required**, **Nullable**. b) (`c` — String, **Only if d**. since: 2020 / e / f)]"));
    }

    [Test]
    public void A_row_that_is_no_parameter_is_kept()
    {
        const string Html = "<table><tr><th>Field</th><th>Type</th></tr><tr><td colspan=2>More fields</td></tr><tr><td>a</td><td></td></tr></table>";

        Assert.That(Write(Read(Html)), Is.EqualTo("[(More fields) (a)]"));
    }

    [Test]
    public void Blocks_have_their_lines()
    {
        var blocks = Read(
            "<main>\r\n<h2 id=a>B</h2>\n\n<p>\nc</p><ul>\n<li>d</li>\n\n<li>\n<p>e</p></li></ul>\n"
            + "<table><tr><td>f</td></tr>\n<tr><td>g</td></tr></table></main>");

        var list = (BulletList)blocks[2];
        var table = (Table)blocks[3];
        Assert.That(blocks.Select(block => block.Line.Line), Is.EqualTo(new[] { 2, 4, 5, 10 }));
        Assert.That(list.Items.Select(item => item.Line.Line), Is.EqualTo(new[] { 6, 8 }));
        Assert.That(list.Items[1].Blocks[0].Line.Line, Is.EqualTo(9));
        Assert.That(table.Rows.Select(row => row.Line), Is.EqualTo(new[] { new PageLine("a/", 10), new PageLine("a/", 11) }));
    }

    [TestCase("<html><head><title>404</title></head><body><div><h1>Not found</h1><p>No such page.</p></div></body></html>", "# Not found / No such page.")]
    [TestCase("<html><head><title>404</title></head><body></body></html>", "")]
    [TestCase("<html><body><div id='root'></div><script>run()</script></body></html>", "")]
    [TestCase("plain", "plain")]
    public void A_page_of_an_error_has_no_entries(string html, string blocks) => Assert.That(Write(Read(html)), Is.EqualTo(blocks));

    [TestCase("<div>")]
    [TestCase("<ul><li>")]
    [TestCase("<blockquote>")]
    [TestCase("<table><tr><td>")]
    [TestCase("<span>")]
    [TestCase("<font color=a>")]
    [TestCase("<svg>")]
    [TestCase("<x-y>")]
    public void A_page_that_is_nested_too_deep_is_an_error(string element)
    {
        var watch = Stopwatch.StartNew();

        Assert.That(() => Read(string.Concat(Enumerable.Repeat(element, 100_000))), Throws.InstanceOf<PageException>().With.Message.Contains("256 levels"));
        // Without the bound it takes minutes.
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(60)));
    }

    [Test]
    public void A_table_whose_rows_are_nested_too_deep_is_an_error()
    {
        var rows = Enumerable.Range(1, 51).Select(depth => $"<tr><td>{string.Join('.', Enumerable.Repeat("a", depth))}</td><td>Object</td></tr>");

        Assert.That(() => Read($"<table><tr><th>Field</th><th>Type</th></tr>{string.Concat(rows)}</table>"),
            Throws.InstanceOf<PageException>().With.Message.Contains("50 levels"));
    }

    [TestCase("<p>a")]
    [TestCase("<b>a</b>")]
    [TestCase("<h2 id=a>a</h2>")]
    [TestCase("<a href=#a>a</a>")]
    [TestCase("<p><font color=a>b</p>")]
    [TestCase("a&amp;")]
    [TestCase("</p>")]
    [TestCase("<")]
    public void A_page_that_is_long_is_read(string part)
    {
        Assert.That(() => Read(string.Concat(Enumerable.Repeat(part, 20_000))), Throws.Nothing);
    }

    [Test]
    public void A_page_of_too_many_elements_is_an_error() =>
        Assert.That(() => Read(string.Concat(Enumerable.Repeat("<br>", 200_001))), Throws.InstanceOf<PageException>().With.Message.Contains("elements"));

    private static IReadOnlyList<Block> Read(string html) => HtmlBlocks.Read(new PageText("a/", PageForm.Html, html));

    private static string Write(IEnumerable<Block> blocks) => string.Join(" / ", blocks.Select(Write));

    private static string Write(Block block) => block switch
    {
        Heading heading => $"{new string('#', heading.Level)} {heading.Text}{(heading.Anchor is { } anchor ? $" #{anchor}" : "")}",
        Paragraph paragraph => paragraph.Text,
        BulletList list => $"[{string.Join(' ', list.Items.Select(item => $"({Write(item.Blocks)})"))}]",
        CodeBlock code => $"```{code.Language} {code.Text}",
        Quote quote => $"> ({Write(quote.Blocks)})",
        Table table => string.Join(' ', table.Rows.Select(row => $"|{string.Join('|', row.Cells)}|")),
        OtherBlock other => $"? {other.Text}",
        _ => throw new InvalidOperationException(),
    };
}
