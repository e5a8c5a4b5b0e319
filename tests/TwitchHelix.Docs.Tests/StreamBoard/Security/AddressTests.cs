namespace TwitchHelix.Docs.Tests.StreamBoard.Security;

/// <summary>Addresses of StreamBoard that no page leads to.</summary>
[Parallelizable(ParallelScope.Self)]
[CancelAfter(300_000)]
public sealed class AddressTests : SecurityTests
{
    [TestCase("/bans/0/unban")]
    [TestCase("/bans/-1/unban")]
    [TestCase("/bans/99999999999999999999999/unban")]
    [TestCase("/bans/1%26broadcaster_id%3D90020001/unban")]
    [TestCase("/bans/..%2f..%2fpoll/unban")]
    [TestCase("/bans?after=%00%0d%0a")]
    [TestCase("/?after=%22%3e%3cscript%3ealert(1)%3c/script%3e")]
    [TestCase("/channel/%00")]
    [TestCase("/channel/..%2f..%2fhelix%2fusers")]
    [TestCase("/channel/%2e%2e")]
    [TestCase("/channel/a%26id%3D1")]
    [TestCase("/streams/-1")]
    [TestCase("/problem/200")]
    [TestCase("/problem/404")]
    [TestCase("/problem/99999999999")]
    [TestCase("/search?q=%00")]
    [TestCase("/search?q=%ff%fe")]
    [TestCase("/search?q=a&q=b")]
    public async Task A_crooked_address_gets_a_page_without_a_fault(string target)
    {
        var answer = await Ada.GetAsync(target);

        Assert.That(answer.Status, Is.LessThan(500), answer.ToString());
        Assert.That(answer.Text, Does.Not.Contain("<script>alert").And.Not.Contain("   at "));
    }

    [Test]
    public async Task A_cursor_that_Twitch_never_sent_is_refused_and_the_page_leads_to_the_start_of_the_list()
    {
        var answer = await Ada.GetAsync("/?after=x");

        Assert.That(answer.Status, Is.EqualTo(400), answer.ToString());
        Assert.That(answer.Text, Does.Contain("Twitch refuses").And.Contain("<a class=\"button\" href=\"/\">"));
    }

    [Test]
    public async Task Spaces_are_no_search()
    {
        var answer = await Ada.GetAsync("/search?q=%20");

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Text, Does.Not.Contain("Searching"));
    }

    [TestCase("/appsettings.json")]
    [TestCase("/../appsettings.json")]
    [TestCase("/%2e%2e/appsettings.json")]
    [TestCase("/..%2fappsettings.json")]
    [TestCase("/%5c..%5cappsettings.json")]
    [TestCase("/Board.css/../../appsettings.json")]
    [TestCase("/_framework/..%2f..%2fappsettings.json")]
    [TestCase("/StreamBoard.dll")]
    [TestCase("/Board.db")]
    [TestCase("/world/avatars/..%2f..%2fappsettings.json.svg")]
    [TestCase("//appsettings.json")]
    [TestCase("/.git/config")]
    public async Task No_file_of_the_program_is_served(string target)
    {
        var answer = await Ada.GetAsync(target);

        Assert.That(answer.Status, Is.InRange(400, 499), answer.ToString());
        Assert.That(answer.Text, Does.Not.Contain("LogLevel").And.Not.Contain("SQLite format"));
    }
}
