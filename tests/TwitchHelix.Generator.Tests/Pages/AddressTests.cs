using System.Text;
using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Tests.Pages;

/// <summary>Pages are read from a site, over HTTP.</summary>
public sealed class AddressTests
{
    private const string Place = "api/reference/fruit";
    private const string Page = "# Fruit – «apples»\n";

    [Test]
    public async Task A_page_comes_in_Markdown()
    {
        await using var site = new SiteServer(_ => Markdown());
        using var folder = new TemporaryFolder();

        var page = await Source(site, folder).ReadAsync(Place, CancellationToken.None);

        Assert.That(page, Is.EqualTo(new PageText($"{Place}.md", PageForm.Markdown, Page)));
        Assert.That(site.Paths, Is.EqualTo(new[] { $"/docs/{Place}.md" }));
        Assert.That(site.Requests[0].Headers["User-Agent"], Is.EqualTo("TwitchHelix-drift"));
        Assert.That(site.Requests[0].Headers.Keys, Has.No.Member("If-None-Match"));
    }

    [Test]
    public async Task Pages_are_read_with_pauses()
    {
        await using var site = new SiteServer(_ => Markdown());
        using var folder = new TemporaryFolder();
        var time = new InstantTime();
        var source = Source(site, folder, time: time);

        foreach (var place in (string[])["a", "b", "c"])
            await source.ReadAsync(place, CancellationToken.None);

        Assert.That(site.Paths, Is.EqualTo(new[] { "/docs/a.md", "/docs/b.md", "/docs/c.md" }));
        Assert.That(time.Delays, Is.EqualTo(new[] { TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(250) }));
    }

    [Test]
    public async Task A_page_that_has_not_changed_comes_from_the_cache()
    {
        await using var site = new SiteServer(request =>
            request.Headers.ContainsKey("If-None-Match") ? SiteServer.Answer("304 Not Modified", "", "ETag: W/\"1\"") : Markdown("ETag: W/\"1\""));
        using var folder = new TemporaryFolder();

        var first = await Source(site, folder).ReadAsync(Place, CancellationToken.None);
        var second = await Source(site, folder).ReadAsync(Place, CancellationToken.None);

        Assert.That(second, Is.EqualTo(first));
        Assert.That(site.Requests[1].Headers["If-None-Match"], Is.EqualTo("W/\"1\""));
        // The cache is laid out like the site.
        Assert.That(await new FolderSource(new DirectoryInfo(folder.Path)).ReadAsync(Place, CancellationToken.None), Is.EqualTo(first));
    }

    [Test]
    public async Task A_page_that_has_changed_replaces_the_one_in_the_cache()
    {
        var version = 0;
        await using var site = new SiteServer(_ =>
            SiteServer.Answer("200 OK", $"# Version {++version}", "Content-Type: text/markdown", $"ETag: \"{version}\""));
        using var folder = new TemporaryFolder();

        await Source(site, folder).ReadAsync(Place, CancellationToken.None);
        var second = await Source(site, folder).ReadAsync(Place, CancellationToken.None);
        await Source(site, folder).ReadAsync(Place, CancellationToken.None);

        Assert.That(second.Text, Is.EqualTo("# Version 2"));
        Assert.That(site.Requests[2].Headers["If-None-Match"], Is.EqualTo("\"2\""));
    }

    [TestCase($"{Place}.md", "# Something else")]
    [TestCase($"{Place}.md", "")]
    [TestCase($"{Place}.md.etag", "")]
    [TestCase($"{Place}.md.etag", "x\ny\nz\n")]
    [TestCase($"{Place}.md.etag", null)]
    public async Task A_cache_that_is_damaged_is_not_used(string file, string? text)
    {
        await using var site = new SiteServer(_ => Markdown("ETag: \"1\""));
        using var folder = new TemporaryFolder();
        await Source(site, folder).ReadAsync(Place, CancellationToken.None);
        if (text is null)
            File.Delete(folder.PathOf(file));
        else
            await File.WriteAllTextAsync(folder.PathOf(file), text);

        var page = await Source(site, folder).ReadAsync(Place, CancellationToken.None);

        Assert.That(page.Text, Is.EqualTo(Page));
        Assert.That(site.Requests[1].Headers.Keys, Has.No.Member("If-None-Match"));
    }

    [Test]
    public async Task A_cache_that_can_not_be_written_is_an_error()
    {
        await using var site = new SiteServer(_ => Markdown("ETag: \"1\""));
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("api"), "a file where a folder is needed");

        Assert.That(await FailureAsync(site, folder), Does.Contain("the cache of").And.Contain($"{site.Address}{Place}.md"));
    }

    [TestCase("404 Not Found", "text/plain")]
    [TestCase("410 Gone", "text/plain")]
    [TestCase("200 OK", "text/html; charset=utf-8")]
    public async Task A_page_that_is_not_there_in_Markdown_comes_in_HTML(string status, string type)
    {
        await using var site = new SiteServer(request => request.Path.EndsWith(".md", StringComparison.Ordinal)
            ? SiteServer.Answer(status, "none", $"Content-Type: {type}")
            : SiteServer.Answer("200 OK", "<h1>Fruit</h1>", "Content-Type: text/html; charset=UTF-8"));
        using var folder = new TemporaryFolder();

        var page = await Source(site, folder).ReadAsync(Place, CancellationToken.None);

        Assert.That(page, Is.EqualTo(new PageText($"{Place}/", PageForm.Html, "<h1>Fruit</h1>")));
        Assert.That(site.Paths, Is.EqualTo(new[] { $"/docs/{Place}.md", $"/docs/{Place}/" }));
    }

    [Test]
    public async Task A_page_that_has_gone_leaves_the_cache()
    {
        var isThere = true;
        await using var site = new SiteServer(_ => isThere ? Markdown("ETag: \"1\"") : SiteServer.Answer("404 Not Found"));
        using var folder = new TemporaryFolder();
        await Source(site, folder).ReadAsync(Place, CancellationToken.None);
        isThere = false;

        Assert.That(await FailureAsync(site, folder), Does.Contain($"neither {site.Address}{Place}.md nor {site.Address}{Place}/"));
        Assert.That(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories), Is.Empty);
    }

    [TestCase("429 Too Many Requests", "Retry-After: 7", 7)]
    [TestCase("429 Too Many Requests", "X: y", 1)]
    [TestCase("503 Service Unavailable", "Retry-After: Mon, 30 Nov 2026 00:00:30 GMT", 30)]
    [TestCase("503 Service Unavailable", "Retry-After: Mon, 30 Nov 2020 00:00:30 GMT", 0)]
    public async Task A_busy_site_is_asked_again(string status, string header, int seconds)
    {
        var calls = 0;
        await using var site = new SiteServer(_ => ++calls == 1 ? SiteServer.Answer(status, "", header) : Markdown());
        using var folder = new TemporaryFolder();
        var time = new InstantTime();

        var page = await Source(site, folder, time: time).ReadAsync(Place, CancellationToken.None);

        Assert.That(page.Text, Is.EqualTo(Page));
        var pause = TimeSpan.FromMilliseconds(250);
        Assert.That(time.Delays, Is.EqualTo(seconds == 0 ? new[] { pause } : new[] { TimeSpan.FromSeconds(seconds), pause }));
    }

    [Test]
    public async Task A_site_that_stays_busy_is_an_error()
    {
        await using var site = new SiteServer(_ => SiteServer.Answer("500 Internal Server Error"));
        using var folder = new TemporaryFolder();

        Assert.That(await FailureAsync(site, folder), Does.EndWith(".md answers with status 500, 3 times"));
        Assert.That(site.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_site_that_is_busy_for_long_is_an_error()
    {
        await using var site = new SiteServer(_ => SiteServer.Answer("429 Too Many Requests", "", "Retry-After: 61"));
        using var folder = new TemporaryFolder();

        Assert.That(await FailureAsync(site, folder), Does.EndWith("answers with status 429, and may be asked again only after 61 seconds"));
        Assert.That(site.Requests, Has.Count.EqualTo(1));
    }

    [TestCase("/docs/moved.md")]
    [TestCase("moved.md")]
    public async Task A_redirect_within_the_site_is_followed(string location)
    {
        await using var site = new SiteServer(request =>
            request.Path.EndsWith("moved.md", StringComparison.Ordinal) ? Markdown() : SiteServer.Answer("301 Moved Permanently", "", $"Location: {location}"));
        using var folder = new TemporaryFolder();

        Assert.That((await Source(site, folder).ReadAsync(Place, CancellationToken.None)).Text, Is.EqualTo(Page));
    }

    [TestCase("https://elsewhere.example/fruit.md")]
    [TestCase("http://127.0.0.1:1/fruit.md")]
    [TestCase("http://elsewhere.example/fruit.md")]
    [TestCase("//elsewhere.example/fruit.md")]
    [TestCase("file:///etc/passwd")]
    public async Task A_redirect_to_another_host_is_an_error(string location)
    {
        await using var site = new SiteServer(_ => SiteServer.Answer("302 Found", "", $"Location: {location}"));
        using var folder = new TemporaryFolder();

        Assert.That(await FailureAsync(site, folder), Does.Contain($"{site.Address}{Place}.md redirects to ").And.Contain("isn't followed"));
        Assert.That(site.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_redirect_to_itself_is_an_error()
    {
        await using var site = new SiteServer(request => SiteServer.Answer("302 Found", "", $"Location: {request.Path}"));
        using var folder = new TemporaryFolder();

        Assert.That(await FailureAsync(site, folder), Does.EndWith("redirects more than 5 times"));
    }

    private static IEnumerable<TestCaseData> Unusable()
    {
        yield return Case("a body that is cut off", "can't be read: ", SiteServer.Answer("200 OK", Page)[..^5]);
        yield return Case("no HTTP", "can't be read: ", Encoding.ASCII.GetBytes("hello\r\n\r\n"));
        yield return Case("no answer", "can't be read: ", []);
        yield return Case("a page that is too large", "has more than 8388608 bytes", SiteServer.Answer("200 OK", new byte[8 * 1024 * 1024 + 1]));
        yield return Case("no UTF-8", "isn't a text in UTF-8", SiteServer.Answer("200 OK", [0xE4, 0x20]));
        yield return Case("another encoding", "has the encoding latin1", SiteServer.Answer("200 OK", Page, "Content-Type: text/markdown; charset=latin1"));
        yield return Case("JSON", "is application/json, not Markdown", SiteServer.Answer("200 OK", "{}", "Content-Type: application/json"));
        yield return Case("a status of an error", "answers with status 403", SiteServer.Answer("403 Forbidden"));
        yield return Case("a status that nothing has asked for", "answers with status 304", SiteServer.Answer("304 Not Modified"));
        yield return Case("a redirect to nowhere", "answers with status 302", SiteServer.Answer("302 Found"));
    }

    [TestCaseSource(nameof(Unusable))]
    public async Task An_answer_that_can_not_be_used_is_an_error(string message, byte[] answer)
    {
        await using var site = new SiteServer(_ => answer);
        using var folder = new TemporaryFolder();

        Assert.That(await FailureAsync(site, folder), Does.StartWith($"{site.Address}{Place}.md {message}"));
        Assert.That(Directory.GetFiles(folder.Path), Is.Empty);
    }

    [Test]
    public async Task A_site_that_does_not_answer_is_an_error()
    {
        await using var site = new SiteServer(_ => null);
        using var folder = new TemporaryFolder();

        Assert.That(await FailureAsync(site, folder, TimeSpan.FromMilliseconds(50)), Does.EndWith("hasn't answered within 0.05 seconds"));
    }

    [Test]
    public async Task A_caller_can_cancel()
    {
        await using var site = new SiteServer(_ => null);
        using var folder = new TemporaryFolder();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        Assert.That(async () => await Source(site, folder).ReadAsync(Place, cancel.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase("../secret")]
    [TestCase("/etc/passwd")]
    [TestCase("a//b")]
    [TestCase("a?b")]
    [TestCase("https://elsewhere.example/a")]
    [TestCase("")]
    public async Task A_place_outside_the_site_is_an_error(string place)
    {
        await using var site = new SiteServer(_ => Markdown());
        using var folder = new TemporaryFolder();

        Assert.That(async () => await Source(site, folder).ReadAsync(place, CancellationToken.None), Throws.InstanceOf<PageException>());
        Assert.That(site.Requests, Is.Empty);
    }

    [TestCase("http://docs.example/docs/", "an address begins with https")]
    [TestCase("https://docs.example/docs/?a=b", "a host and a path, and nothing else")]
    [TestCase("https://me:secret@docs.example/docs/", "a host and a path, and nothing else")]
    [TestCase("https://", "this is no address")]
    [TestCase("no-such-folder", "there is no such folder")]
    public void A_source_that_may_not_be_read_is_an_error(string source, string message) =>
        Assert.That(() => PageSources.Of(source, null), Throws.InstanceOf<PageException>().With.Message.Contains(message).And.Message.Not.Contains("secret"));

    [Test]
    public async Task The_command_reads_a_site()
    {
        await using var site = new SiteServer(_ => SiteServer.Answer("403 Forbidden"));
        using var folder = new TemporaryFolder();

        var run = await CommandRun.GeneratorAsync(
            "drift", site.Address.AbsoluteUri, "--cache", folder.Path, "--spec", Path.Combine(RepositoryCopy.Root, "spec"));

        Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
        Assert.That(run.Output, Does.Contain($"{site.Address}api/reference.md answers with status 403")
            .And.Contain($"{site.Address}eventsub/reference.md answers with status 403"));
    }

    private static TestCaseData Case(string name, string message, byte[] answer) => new TestCaseData(message, answer).SetArgDisplayNames(name);

    private static byte[] Markdown(params string[] headers) => SiteServer.Answer("200 OK", Page, ["Content-Type: text/markdown; charset=utf-8", .. headers]);

    private static AddressSource Source(SiteServer site, TemporaryFolder cache, TimeSpan? timeout = null, TimeProvider? time = null) =>
        new(site.Address, new DirectoryInfo(cache.Path), timeout, time ?? new InstantTime());

    private static async Task<string> FailureAsync(SiteServer site, TemporaryFolder cache, TimeSpan? timeout = null)
    {
        try
        {
            await Source(site, cache, timeout).ReadAsync(Place, CancellationToken.None);
        }
        catch (PageException e)
        {
            Assert.That(e.Page, Is.EqualTo($"{Place}.md"));
            return e.Message;
        }
        throw new AssertionException("The page is read.");
    }
}
