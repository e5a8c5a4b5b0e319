using System.Net;
#if !NET
using System.Runtime.InteropServices;
#endif

namespace TwitchHelix.Transport;

/// <summary>The handler at the end of both HttpClients. The factory of HttpClients would keep its connections for minutes after the client's end.</summary>
internal sealed class PrimaryHandler : DelegatingHandler
{
#if NET
    /// <summary>A connection is made anew so often, which finds the server at a new address.</summary>
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(2);
#endif

    private readonly CancellationTokenRegistration end;

    /// <param name="address">The address of the server that the handler connects to.</param>
    /// <param name="lifetime">The client's life. Its end closes the connections.</param>
    public PrimaryHandler(Uri address, ClientLifetime lifetime)
        : base(Create(address)) => end = lifetime.ConnectionToken.Register(Dispose);

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

    // A redirect could take the token elsewhere. A proxy doesn't reach servers on this machine, and over plain http it would see the token.
    private static HttpMessageHandler Create(Uri address)
    {
        // A browser decompresses and keeps cookies by itself; setting either throws there.
        if (IsBrowser)
            return new HttpClientHandler { AllowAutoRedirect = false };
#if NET
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            UseCookies = false,
            UseProxy = !address.IsLoopback,
            PooledConnectionLifetime = ConnectionLife,
        };
#else
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            UseCookies = false,
            UseProxy = !address.IsLoopback,
        };
#endif
    }
}
