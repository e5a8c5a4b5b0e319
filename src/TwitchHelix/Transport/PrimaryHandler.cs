using System.Net;
#if !NET
using System.Runtime.InteropServices;
#endif

namespace TwitchHelix.Transport;

/// <summary>The handler at the end of both HttpClients.</summary>
internal static class PrimaryHandler
{
#if NET
    public static bool IsBrowser => OperatingSystem.IsBrowser();
#else
    public static bool IsBrowser { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Create("BROWSER"));
#endif

    /// <param name="address">The address of the server that the handler connects to.</param>
    public static HttpMessageHandler Create(Uri address)
    {
        // A redirect could take the token elsewhere.
        var handler = new HttpClientHandler { AllowAutoRedirect = false };
        // A browser decompresses and keeps cookies by itself; setting either throws there.
        if (!IsBrowser)
        {
#if NET
            handler.AutomaticDecompression = DecompressionMethods.All;
#else
            handler.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate;
#endif
            handler.UseCookies = false;
            // A proxy doesn't reach servers on this machine, and over plain http it would see the token.
            handler.UseProxy = !address.IsLoopback;
        }
        return handler;
    }
}
