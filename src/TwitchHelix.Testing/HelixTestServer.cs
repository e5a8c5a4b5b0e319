using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using TwitchHelix.Testing.Api;
using TwitchHelix.Testing.EventSub;
using TwitchHelix.Testing.Examples;
using TwitchHelix.Testing.Http;
using TwitchHelix.Testing.Identity;
using WireMock.Server;
using WireMock.Settings;

namespace TwitchHelix.Testing;

/// <summary>
/// Serves Twitch's Helix API, identity server and EventSub in this process, on a free loopback port by default. Every operation answers with the
/// example of its description, filled in with the values that the request sent. The server checks kind, scopes and user of the tokens that it
/// issued, and accepts any other token.
/// </summary>
/// <remarks>All members can be used from any thread.</remarks>
public sealed partial class HelixTestServer : IDisposable
{
    internal const string ClientId = "test-client-id";

    private const long LargestResponseBuffer = 64 * 1024;

    private readonly OwnAnswers answers = new();
    private readonly RequestLog log;
    private readonly EventSubServer eventSub;
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
        log = new RequestLog(options.RequestLogLength);
        eventSub = new EventSubServer(options, tokens, users);
        EventSub = new HelixTestEventSub(eventSub);
        Identity = new HelixTestIdentity(applications, users, tokens, devices, counter, new ViewerJwts(options), eventSub);
        api = new ApiServer(
            options, new TokenChecker(options, tokens), tokens, answers, eventSub, new ExampleAnswers(options, names),
            new TokenUserAnswers(options, tokens, users));
        pipeline = new RequestPipeline(
            log, Faults, api, new IdentityServer(options, applications, users, tokens, devices, openId), eventSub.Sessions, counter, tokens, options);
        if (options.Port is { } port)
            CheckPort(port);
        WireMock = WireMockServer.Start(new WireMockServerSettings
        {
            Urls = [$"http://127.0.0.1:{options.Port ?? 0}"],
            MaxRequestLogCount = options.RequestLogLength,
            PreWireMockMiddlewareInit = app => ((IApplicationBuilder)app).Use(next => context => pipeline.InvokeAsync(context, next)),
            // WireMock sets no limit: an endless body would fill the memory.
            AdditionalServiceRegistration = services => services.PostConfigure<KestrelServerOptions>(
                kestrel => kestrel.Limits.MaxResponseBufferSize = LargestResponseBuffer),
        });
        pipeline.WireMock = WireMock;
        BaseAddress = new Uri(WireMock.Url + RequestPipeline.ApiPath);
        IdentityAddress = new Uri(WireMock.Url + RequestPipeline.IdentityPath);
        EventSubAddress = new UriBuilder(WireMock.Url + EventSubServer.Path) { Scheme = Uri.UriSchemeWs }.Uri;
        eventSub.Sessions.Address = EventSubAddress;
        openId.Issuer = IdentityAddress.AbsoluteUri.TrimEnd('/');
    }

    /// <summary>The address of the API, for <see cref="HelixOptions.BaseAddress"/>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The address of the identity server, for <see cref="HelixOptions.IdentityAddress"/>.</summary>
    public Uri IdentityAddress { get; }

    /// <summary>The address of EventSub's WebSockets, for <see cref="HelixOptions.EventSubAddress"/>.</summary>
    public Uri EventSubAddress { get; }

    /// <summary>EventSub: its subscriptions, its sessions, and the events to send.</summary>
    public HelixTestEventSub EventSub { get; }

    /// <summary>The applications, users and tokens of the identity server.</summary>
    public HelixTestIdentity Identity { get; }

    /// <summary>The faults, which make requests fail.</summary>
    public HelixFaults Faults { get; } = new();

    /// <summary>
    /// The WireMock server that this server runs on, for answers of your own. A mapping that matches takes precedence over everything else.
    /// WireMock's log has only the requests that arrived while it had mappings; <see cref="Requests"/> has all.
    /// </summary>
    public WireMockServer WireMock { get; }

    /// <summary>The requests so far, oldest first. The server keeps the last <see cref="HelixTestServerOptions.RequestLogLength"/>.</summary>
    public IReadOnlyList<HelixTestRequest> Requests => log.ToArray();

    /// <summary>The use of each rate limit bucket from one refill to the next, oldest first. The server keeps the last 10,000 windows.</summary>
    public IReadOnlyList<HelixRateLimitWindow> RateLimitWindows => api.Buckets.Windows;

    /// <summary>Starts a server.</summary>
    /// <param name="options">The options. Null for the defaults.</param>
    /// <returns>The running server. Dispose it to stop it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="HelixTestServerOptions.Port"/> is not from 0 to 65535.</exception>
    /// <exception cref="IOException"><see cref="HelixTestServerOptions.Port"/> is in use or not permitted.</exception>
    public static HelixTestServer Start(HelixTestServerOptions? options = null) => new((options ?? new HelixTestServerOptions()).Copy());

    /// <summary>Creates options for a client that calls this server.</summary>
    /// <returns>Options with the addresses, a client ID and a secret.</returns>
    public HelixOptions CreateOptions() => new()
    {
        BaseAddress = BaseAddress,
        IdentityAddress = IdentityAddress,
        EventSubAddress = EventSubAddress,
        ClientId = ClientId,
        ClientSecret = "test-client-secret",
    };

    /// <summary>Clears <see cref="Requests"/>. Leaves the counts of <see cref="HelixTestIdentity.Requests"/>.</summary>
    public void ClearRequests() => log.Clear();

    /// <summary>Stops the server at once, and cuts open connections.</summary>
    public void Dispose()
    {
        pipeline.Dispose();
        eventSub.Dispose();
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
