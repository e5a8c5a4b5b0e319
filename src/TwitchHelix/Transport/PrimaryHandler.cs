using System.Net;
#if !NET
using System.Runtime.InteropServices;
#endif

namespace TwitchHelix.Transport;

/// <summary>The handler at the end of both HttpClients. The factory of HttpClients would keep its connections for minutes after the client's end.</summary>
internal sealed class PrimaryHandler : HttpClientHandler
{
    private readonly CancellationTokenRegistration end;

    /// <param name="address">The address of the server that the handler connects to.</param>
    /// <param name="lifetime">The client's life. Its end closes the connections.</param>
    public PrimaryHandler(Uri address, ClientLifetime lifetime)
    {
        // A redirect could take the token elsewhere.
        AllowAutoRedirect = false;
        // A browser decompresses and keeps cookies by itself; setting either throws there.
        if (!IsBrowser)
        {
#if NET
            AutomaticDecompression = DecompressionMethods.All;
#else
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate;
#endif
            UseCookies = false;
            // A proxy doesn't reach servers on this machine, and over plain http it would see the token.
            UseProxy = !address.IsLoopback;
        }
        end = lifetime.ConnectionToken.Register(Dispose);
    }

#if NET
    public static bool IsBrowser => OperatingSystem.IsBrowser();
#else
    public static bool IsBrowser { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Create("BROWSER"));
#endif

    protected override void Dispose(bool disposing)
    {
        // The factory disposes a handler that it has replaced.
        end.Dispose();
        base.Dispose(disposing);
    }
}
