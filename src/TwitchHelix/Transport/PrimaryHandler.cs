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

    public static HttpMessageHandler Create()
    {
        // A redirect could carry the token elsewhere.
        var handler = new HttpClientHandler { AllowAutoRedirect = false };
        // A browser decompresses by itself and keeps cookies its own way; to set either throws there.
        if (!IsBrowser)
        {
#if NET
            handler.AutomaticDecompression = DecompressionMethods.All;
#else
            handler.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate;
#endif
            handler.UseCookies = false;
        }
        return handler;
    }
}
