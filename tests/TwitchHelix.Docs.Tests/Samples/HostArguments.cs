using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.Samples;

/// <summary>The configuration of samples with a host, on the command line.</summary>
internal static class HostArguments
{
    public static string[] Of(HelixTestServer server, params string[] more) =>
    [
        "--urls=http://127.0.0.1:0",
        $"--TwitchHelix:BaseAddress={server.BaseAddress}",
        $"--TwitchHelix:IdentityAddress={server.IdentityAddress}",
        "--TwitchHelix:ClientId=mine",
        .. more,
    ];
}
