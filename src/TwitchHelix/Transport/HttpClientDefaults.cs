using TwitchHelix.Diagnostics;

namespace TwitchHelix.Transport;

/// <summary>The settings of both HttpClients.</summary>
internal static class HttpClientDefaults
{
    public static void Apply(HttpClient client)
    {
        // A browser sends its own name; another one would need the server's consent (CORS).
        if (!PrimaryHandler.IsBrowser)
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"{HelixTelemetry.Name}/{HelixTelemetry.Version}");
        // HelixOptions.Timeout is the limit, and it holds for the body too.
        client.Timeout = Timeout.InfiniteTimeSpan;
    }
}
