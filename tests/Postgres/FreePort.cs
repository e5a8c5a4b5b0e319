using System.Net;
using System.Net.Sockets;

namespace TwitchHelix.Tests.Postgres;

/// <summary>A port for a server that starts later, or starts again. Systems give connections no port in this range.</summary>
internal static class FreePort
{
    public static int Choose(Random random)
    {
        while (true)
        {
            var port = random.Next(20_000, 32_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
