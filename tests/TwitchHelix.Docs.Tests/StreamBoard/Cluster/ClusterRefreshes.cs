using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json;
using TwitchHelix.Testing;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Types;
using WireMock.Util;

namespace TwitchHelix.Docs.Tests.StreamBoard.Cluster;

/// <summary>A use of a refresh token.</summary>
/// <param name="UserId">Whose it is.</param>
/// <param name="Host">By which name the instance called.</param>
/// <param name="At">When it came, by the test's clock.</param>
internal sealed record ClusterRefresh(string UserId, string Host, TimeSpan At);

/// <summary>
/// Refreshes tokens strictly: a refresh token serves once, and the answer has the next one. Only if the first answer can't have been stored, because its
/// instance was killed, does the token serve again.
/// </summary>
internal sealed class ClusterRefreshes
{
    private readonly ConcurrentDictionary<string, Grant> grants = new();
    private readonly HelixTestServer server;
    private readonly Stopwatch clock;
    private readonly TimeSpan tokenLifetime;
    private readonly Func<ClusterRefresh, bool> isLost;
    private int count;

    public ClusterRefreshes(HelixTestServer server, Stopwatch clock, TimeSpan tokenLifetime, Func<ClusterRefresh, bool> isLost)
    {
        (this.server, this.clock, this.tokenLifetime, this.isLost) = (server, clock, tokenLifetime, isLost);
        server.WireMock
            .Given(Request.Create().WithPath("/oauth2/token").UsingPost().WithBody(body => IsOf("refresh_token", body)))
            .RespondWith(Response.Create().WithCallback(Refresh));
    }

    public int Count => count;

    /// <summary>Those that came although the refresh token had served: each is a fault.</summary>
    public ConcurrentQueue<string> Doubled { get; } = new();

    /// <summary>Those that came again because the first answer was lost with its instance.</summary>
    public ConcurrentQueue<string> Repeated { get; } = new();

    /// <summary>Learns the refresh token of a log-in.</summary>
    public void Look(HelixTestRequest request)
    {
        if (!IsOf("authorization_code", request.Body))
            return;
        foreach (var token in server.Identity.Tokens.Where(token => token.RefreshToken is not null))
            grants.TryAdd(token.RefreshToken!, new Grant(token.UserId!, token.Scopes));
    }

    private static bool IsOf(string grantType, string? body) => body?.Contains($"grant_type={grantType}", StringComparison.Ordinal) == true;

    private ResponseMessage Refresh(IRequestMessage request)
    {
        Interlocked.Increment(ref count);
        var form = QueryHelpers.ParseQuery(request.Body);
        if (!grants.TryGetValue($"{form["refresh_token"]}", out var grant))
            return Answer(400, new { status = 400, message = "Invalid refresh token" });
        var use = new ClusterRefresh(grant.UserId, request.Host, clock.Elapsed);
        lock (grant)
        {
            if (grant.Uses is [var first] && isLost(first))
                Repeated.Enqueue($"{first}, then {use}");
            else if (grant.Uses.Count > 0)
            {
                Doubled.Enqueue($"{string.Join(", ", grant.Uses)}, then {use}");
                return Answer(400, new { status = 400, message = "Invalid refresh token" });
            }
            grant.Uses.Add(use);
        }
        var token = server.Identity.CreateUserToken(grant.UserId, grant.Scopes, $"{form["client_id"]}", tokenLifetime);
        grants[token.RefreshToken!] = new Grant(grant.UserId, grant.Scopes);
        return Answer(200, new
        {
            access_token = token.AccessToken,
            refresh_token = token.RefreshToken,
            expires_in = (int)tokenLifetime.TotalSeconds,
            scope = token.Scopes,
            token_type = "bearer",
        });
    }

    private static ResponseMessage Answer(int status, object body) => new()
    {
        StatusCode = status,
        Headers = new Dictionary<string, WireMockList<string>> { ["Content-Type"] = new("application/json") },
        BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = JsonConvert.SerializeObject(body) },
    };

    private sealed record Grant(string UserId, IReadOnlyList<string> Scopes)
    {
        public List<ClusterRefresh> Uses { get; } = [];
    }
}
