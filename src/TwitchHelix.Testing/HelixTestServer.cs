using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using TwitchHelix.Testing.Api;
using TwitchHelix.Testing.Examples;
using TwitchHelix.Testing.Http;
using TwitchHelix.Testing.Identity;
using WireMock.Server;
using WireMock.Settings;

namespace TwitchHelix.Testing;

/// <summary>
/// Twitch's Helix API and identity server in this process, on a free port of this machine unless set. Every operation is answered with the
/// example of its description, with what was sent in it. Tokens that the server gave are held to their kind, scopes and user; any other token will do.
/// </summary>
/// <remarks>All members can be used from any thread.</remarks>
public sealed partial class HelixTestServer : IDisposable
{
    internal const string ClientId = "test-client-id";

    private const long LargestResponseBuffer = 64 * 1024;

    private readonly OwnAnswers answers = new();
    private readonly RequestLog log;
    private readonly ApiServer api;
    private readonly RequestPipeline pipeline;

    private HelixTestServer(HelixTestServerOptions options)
    {
        var applications = new Applications();
        var names = KnownNames.Create(options.Seed);
        var users = new Users(names.Users);
        var tokens = new IssuedTokens(options);
        var devices = new DeviceGrants(options);
        var counter = new IdentityRequestCounter();
        var openId = new OpenIdConnect(options);
        Identity = new HelixTestIdentity(applications, users, tokens, devices, counter, new ViewerJwts(options));
        log = new RequestLog(options.RequestLogLength);
        api = new ApiServer(options, new TokenChecker(options, tokens), tokens, answers, new ExampleAnswers(options, names));
        pipeline = new RequestPipeline(
            log, Faults, api, new IdentityServer(options, Identity, applications, users, tokens, devices, openId), counter, tokens, options);
        if (options.Port is { } port)
            CheckPort(port);
        WireMock = WireMockServer.Start(new WireMockServerSettings
        {
            Urls = [$"http://127.0.0.1:{options.Port ?? 0}"],
            MaxRequestLogCount = options.RequestLogLength,
            PreWireMockMiddlewareInit = app => ((IApplicationBuilder)app).Use(next => context => pipeline.InvokeAsync(context, next)),
            // WireMock has no bound: an endless body would fill the memory.
            AdditionalServiceRegistration = services => services.PostConfigure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxResponseBufferSize = LargestResponseBuffer),
        });
        pipeline.WireMock = WireMock;
        BaseAddress = new Uri(WireMock.Url + RequestPipeline.ApiPath);
        IdentityAddress = new Uri(WireMock.Url + RequestPipeline.IdentityPath);
        openId.Issuer = IdentityAddress.AbsoluteUri.TrimEnd('/');
    }

    /// <summary>What to set <see cref="HelixOptions.BaseAddress"/> to.</summary>
    public Uri BaseAddress { get; }

    /// <summary>What to set <see cref="HelixOptions.IdentityAddress"/> to.</summary>
    public Uri IdentityAddress { get; }

    /// <summary>Applications, users and tokens.</summary>
    public HelixTestIdentity Identity { get; }

    /// <summary>What is to go wrong.</summary>
    public HelixFaults Faults { get; } = new();

    /// <summary>
    /// The server underneath, for answers of your own: a mapping that matches wins over everything else here. Its log has only requests
    /// that came while it had mappings; <see cref="Requests"/> has all.
    /// </summary>
    public WireMockServer WireMock { get; }

    /// <summary>The requests so far, the first first; the last <see cref="HelixTestServerOptions.RequestLogLength"/> are kept.</summary>
    public IReadOnlyList<HelixTestRequest> Requests => log.ToArray();

    /// <summary>What became of each rate limit bucket from one refill to the next, the first window first; the last 10,000 are kept.</summary>
    public IReadOnlyList<HelixRateLimitWindow> RateLimitWindows => api.Buckets.Windows;

    /// <summary>Starts a server.</summary>
    /// <param name="options">How it answers. Null for the defaults.</param>
    /// <returns>The server, which is ready. Dispose it to stop it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="HelixTestServerOptions.Port"/> is not from 0 to 65535.</exception>
    /// <exception cref="IOException"><see cref="HelixTestServerOptions.Port"/> is in use, or may not be used.</exception>
    public static HelixTestServer Start(HelixTestServerOptions? options = null) => new((options ?? new HelixTestServerOptions()).Copy());

    /// <summary>Options with which a client calls this server.</summary>
    /// <returns>Options with both addresses, a client ID and a secret.</returns>
    public HelixOptions CreateOptions() => new()
    {
        BaseAddress = BaseAddress,
        IdentityAddress = IdentityAddress,
        ClientId = ClientId,
        ClientSecret = "test-client-secret",
    };

    /// <summary>Forgets the requests so far. The counts of <see cref="HelixTestIdentity.Requests"/> stay.</summary>
    public void ClearRequests() => log.Clear();

    /// <summary>Stops the server at once: connections that are busy are cut.</summary>
    public void Dispose()
    {
        pipeline.Dispose();
        WireMock.Dispose();
    }

    // WireMock takes 10 seconds to give up on a port that is in use.
    private static void CheckPort(int port)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(port, nameof(HelixTestServerOptions.Port));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort, nameof(HelixTestServerOptions.Port));
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
        }
        catch (SocketException e)
        {
            throw new IOException(
                $"The server can't listen on port {port}: {e.Message}. "
                + $"Set {nameof(HelixTestServerOptions)}.{nameof(HelixTestServerOptions.Port)} to another port, or to null for a free one.",
                e);
        }
    }
}
