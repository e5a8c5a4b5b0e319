using System.Globalization;
using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.Samples;

[Parallelizable(ParallelScope.All)]
public sealed class QuickStartTests
{
    [Test]
    public async Task Without_a_client_ID_it_says_so_and_calls_the_server_in_its_process()
    {
        var (exitCode, output, _) = await RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero);
            Assert.That(output, Does.Contain("TWITCH_CLIENT_ID and TWITCH_CLIENT_SECRET are not set"));
            Assert.That(output, Does.Contain("3 pages read."));
            Assert.That(output, Does.Contain("250 streams seen. Rate limit: 796 of 800 points left."));
        }
    }

    [Test]
    public async Task It_shows_a_table_as_on_Twitch()
    {
        var (_, output, _) = await RunAsync();

        var rows = output.Split('\n').Where(line => line.Count(character => character == '│') == 5)
            .Select(line => line.Split('│')[1..^1].Select(cell => cell.Trim()).ToArray()).ToList();
        Assert.That(rows, Has.Count.EqualTo(11), output);
        Assert.That(rows[0], Is.EqualTo(new[] { "Channel", "Title", "Language", "Viewers" }));
        var streams = rows[1..];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(streams.Select(row => row[0]), Is.Unique.And.All.Not.Empty);
            Assert.That(streams.Select(row => row[1]), Has.All.Not.Empty);
            Assert.That(streams.Select(row => row[1]).Distinct().Count(), Is.GreaterThan(6));
            Assert.That(streams.Select(row => row[2]).Distinct().Count(), Is.GreaterThan(2));
            Assert.That(
                streams.Select(row => int.Parse(row[3], NumberStyles.AllowThousands, CultureInfo.InvariantCulture)), Is.Ordered.Descending.And.All.Positive);
        }
    }

    [Test]
    public async Task It_calls_any_other_server_the_same_way()
    {
        using var server = HelixTestServer.Start();

        var (exitCode, output, _) = await RunAsync(
            "--helix", server.BaseAddress.AbsoluteUri, "--identity", server.IdentityAddress.AbsoluteUri, "--client-id", "mine", "--client-secret", "mine too");

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Not.Contain("are not set").And.Contain("250 streams seen."));
        Assert.That(server.Requests[0].Body, Is.EqualTo("client_id=mine&client_secret=mine+too&grant_type=client_credentials"));
        Assert.That(server.Requests, Has.Count.EqualTo(5), "a token, the top category, and three pages");
    }

    [TestCase("--helix", "nowhere", "'nowhere' is not an absolute address.")]
    [TestCase("--helix", "http://localhost:1/", "HelixOptions.ClientId is missing.")]
    [TestCase("--identity", "http://localhost:1/", "HelixOptions.ClientId is missing.")]
    [TestCase("--client-id", "mine", "HelixOptions.ClientSecret")]
    public async Task What_is_wrong_is_said_in_a_sentence(string option, string value, string sentence)
    {
        var (exitCode, _, error) = await RunAsync(option, value);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain(sentence).And.Not.Contain("   at "));
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        SampleProcess.RunAsync("QuickStart", arguments);
}
