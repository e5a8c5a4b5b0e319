using System.Net;
using System.Net.Sockets;

namespace TwitchHelix.Testing.Tests;

/// <summary>The port that the server listens on.</summary>
public sealed class PortTests
{
    [Test]
    public void A_port_that_is_in_use_is_named()
    {
        using var server = HelixTestServer.Start();

        Assert.That(
            () => HelixTestServer.Start(new HelixTestServerOptions { Port = server.BaseAddress.Port }),
            Throws.TypeOf<IOException>().With.Message.Contains($"{server.BaseAddress.Port}").And.Message.Contains("HelixTestServerOptions.Port"));
    }

    [Test]
    public void A_port_that_is_free_is_listened_on()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        using var server = HelixTestServer.Start(new HelixTestServerOptions { Port = port });

        Assert.That((server.BaseAddress.Port, server.IdentityAddress.Port), Is.EqualTo((port, port)));
    }

    [TestCase(-1)]
    [TestCase(65536)]
    public void What_is_no_port_is_refused(int port) =>
        Assert.That(() => HelixTestServer.Start(new HelixTestServerOptions { Port = port }),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("Port"));
}
