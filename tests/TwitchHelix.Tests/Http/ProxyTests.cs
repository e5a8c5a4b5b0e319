using System.Net;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Http;

/// <summary>The proxy that the environment names (<c>HTTP_PROXY</c>). No other test runs beside these, because the whole process has one.</summary>
[NonParallelizable]
public sealed class ProxyTests
{
    [Test]
    public async Task A_server_on_this_machine_is_not_called_through_a_proxy()
    {
        await using var proxy = new LoopbackServer(Answer.Json("{}")) { Identity = _ => Answer.Empty(404) };
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        await using var twitch = server.CreateClient();
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy(proxy.Address);
        try
        {
            await twitch.Users.GetUsersAsync(ids: ["1"]);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }

        Assert.That((server.IdentityCalls.Count, server.Calls.Count), Is.EqualTo((1, 1)));
        Assert.That(proxy.Connections, Is.Zero, "it would see the token");
    }
}
