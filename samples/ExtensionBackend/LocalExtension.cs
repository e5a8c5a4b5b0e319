using TwitchHelix;
using TwitchHelix.Testing;

namespace ExtensionBackend;

/// <summary>The Extension of the server in this process.</summary>
internal static class LocalExtension
{
    private const string ChannelId = "40010001";

    public static void Configure(IConfiguration configuration, string secret)
    {
        configuration["TwitchHelix:Extension:Secret"] = secret;
        configuration["TwitchHelix:Extension:OwnerId"] = ChannelId;
    }

    /// <summary>Shows commands that call the back end at an address.</summary>
    public static void Show(HelixTestServer server, string address) =>
        // A viewer's front end has its JWT from Twitch. This one is for curl.
        Console.WriteLine($"""
            Try it:
              jwt={server.Identity.CreateViewerJwt(ChannelId, ExtensionRole.Broadcaster, ChannelId)}
              url={address}
              curl -X PUT $url/question -H "Authorization: Bearer $jwt" --json '{"{"}"text": "Tea or coffee?", "choices": ["tea", "coffee"]{"}"}'
              curl -X POST $url/votes/tea -H "Authorization: Bearer $jwt"
              curl -X POST $url/result -H "Authorization: Bearer $jwt"
            """);
}
