using TwitchHelix.Generator.Tests;
using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.Samples;

[Parallelizable(ParallelScope.All)]
[CancelAfter(180_000)]
public sealed class WorkerTests
{
    [Test]
    public async Task The_first_start_asks_for_a_login_and_the_second_does_not(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        using var server = HelixTestServer.Start(new HelixTestServerOptions { DeviceInterval = TimeSpan.FromSeconds(1) });
        server.Answer(HelixOperations.Streams.GetStreams, new GetStreamsResponse { Data = [new LiveStream { UserName = "HarborLight", ViewerCount = 42 }] });
        var arguments = HostArguments.Of(server, $"--Tokens={folder.PathOf("tokens")}", "--Interval=00:00:01");
        using (var first = SampleProcess.Start("Worker", arguments))
        {
            var address = await first.ReadAsync(@"^Open (\S+) as the broadcaster\. The code is TEST0001\.$");
            using var browser = new HttpClient();
            await browser.GetStringAsync(address, cancellationToken);
            await first.ReadAsync(@"HarborLight is live: 42 viewers, [0-9]+ followers\.$");
            server.Answer(HelixOperations.Streams.GetStreams, new GetStreamsResponse { Data = [] });
            await first.ReadAsync(@"Offline: [0-9]+ followers\.$");
            await first.KillAsync();
        }

        using var second = SampleProcess.Start("Worker", arguments);
        await second.ReadAsync(@"Offline: [0-9]+ followers\.$");
        second.Stop();
        var (exitCode, output, _) = await second.CompleteAsync();

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Not.Contain("The code is"));
        Assert.That(server.Requests.Count(request => request.Address.AbsolutePath.EndsWith("/device", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_report_that_fails_does_not_end_it_and_a_revoked_token_asks_for_a_login()
    {
        using var folder = new TemporaryFolder();
        using var server = HelixTestServer.Start(new HelixTestServerOptions { DeviceInterval = TimeSpan.FromSeconds(1) });
        using var worker = SampleProcess.Start(
            "Worker", HostArguments.Of(server, $"--Tokens={folder.PathOf("tokens")}", "--Interval=00:00:01"));
        await worker.ReadAsync(@"The code is TEST0001\.$");
        server.Identity.ApproveDevice("TEST0001");
        await worker.ReadAsync(@"[0-9] followers\.$");

        server.Faults.Add(HelixFault.Status(400, "No followers today.") with { Operation = "GetChannelFollowers" });
        await worker.ReadAsync("No report: .*No followers today.");
        await worker.ReadAsync(@"[0-9] followers\.$");

        server.Identity.DisconnectUser(server.Identity.SignedInUser.Id);
        await worker.ReadAsync(@"The code is TEST0002\.$");
    }
}
