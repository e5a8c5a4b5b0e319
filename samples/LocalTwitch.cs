using TwitchHelix;
using TwitchHelix.Testing;

namespace Samples;

/// <summary>A server in this process, which takes the place of Twitch for a sample that has no client ID.</summary>
internal static class LocalTwitch
{
    /// <summary>
    /// Starts the server, and writes its addresses to the section <c>TwitchHelix</c>. A client ID in the section, or in the environment variable
    /// TWITCH_CLIENT_ID, or another address of the API turns it off.
    /// </summary>
    /// <returns>The server. Null if there is none.</returns>
    public static HelixTestServer? StartWithoutClientId(IConfiguration configuration, HelixTestServerOptions? serverOptions = null)
    {
        var section = configuration.GetSection(HelixOptions.SectionName);
        section[nameof(HelixOptions.ClientId)] ??= Environment.GetEnvironmentVariable("TWITCH_CLIENT_ID");
        section[nameof(HelixOptions.ClientSecret)] ??= Environment.GetEnvironmentVariable("TWITCH_CLIENT_SECRET");
        if (!string.IsNullOrEmpty(section[nameof(HelixOptions.ClientId)]) || section[nameof(HelixOptions.BaseAddress)] is not null)
            return null;

        var server = HelixTestServer.Start(serverOptions);
        var options = server.CreateOptions();
        section[nameof(options.ClientId)] = options.ClientId;
        section[nameof(options.ClientSecret)] = options.ClientSecret;
        section[nameof(options.BaseAddress)] = options.BaseAddress.AbsoluteUri;
        section[nameof(options.IdentityAddress)] = options.IdentityAddress.AbsoluteUri;
        section[nameof(options.EventSubAddress)] = options.EventSubAddress.AbsoluteUri;
        Console.WriteLine("TWITCH_CLIENT_ID is not set: calling a server in this process instead of Twitch.");
        return server;
    }
}
