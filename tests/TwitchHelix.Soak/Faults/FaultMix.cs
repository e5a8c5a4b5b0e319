using TwitchHelix.Testing;

namespace TwitchHelix.Soak.Faults;

/// <summary>All faults with their probabilities, which affect 5 % of the calls in total.</summary>
internal static class FaultMix
{
    private const double Total = 0.05;

    // Slow faults are rarer.
    private static readonly (double Weight, HelixFault Fault)[] Api =
    [
        (4, HelixFault.Status(400, "The parameter is wrong.")),
        (4, HelixFault.Status(404)),
        (4, HelixFault.Status(500)),
        (4, HelixFault.Status(500) with { AfterCarryingOut = true }),
        (4, HelixFault.Status(502)),
        (4, HelixFault.Status(502) with { AfterCarryingOut = true }),
        (4, HelixFault.Status(503)),
        (4, HelixFault.Status(504) with { AfterCarryingOut = true }),
        (1, HelixFault.Status(503, retryAfter: TimeSpan.FromSeconds(1))),
        (4, HelixFault.Status(503, retryAfter: TimeSpan.FromHours(1))),
        (4, HelixFault.Text(502, "<html><body>502 Bad Gateway</body></html>")),
        (4, HelixFault.Text(200, "<html><body>Sign in to the network</body></html>")),
        (4, HelixFault.Text(200, """{"data":[}""", "application/json")),
        (4, HelixFault.Text(200, "", "application/json")),
        (4, HelixFault.Text(500, "")),
        (4, HelixFault.Delay(TimeSpan.FromMilliseconds(20))),
        (0.5, HelixFault.Hang()),
        (0.5, HelixFault.Hang() with { AfterCarryingOut = true }),
        (6, HelixFault.CutConnection()),
        (6, HelixFault.CutConnection() with { AfterCarryingOut = true }),
        (6, HelixFault.CutBody()),
        (6, HelixFault.CutJson()),
        (2, HelixFault.SlowBody(TimeSpan.FromMilliseconds(1))),
        (1, HelixFault.EndlessBody()),
        (0.5, HelixFault.DryBucket()),
        (4, HelixFault.EndpointLimit()),
        (0.5, HelixFault.EndpointLimit(TimeSpan.FromSeconds(1))),
        (4, HelixFault.InvalidToken()),
        (2, HelixFault.ExpireToken()),
        (1, HelixFault.RevokeToken()),
    ];

    private static readonly HelixFault[] Identity =
    [
        HelixFault.Status(503) with { Probability = 0.01 },
        HelixFault.Text(200, "<html></html>") with { Probability = 0.01 },
        HelixFault.CutConnection() with { Probability = 0.01 },
        HelixFault.CutBody() with { Probability = 0.01 },
        HelixFault.TokenWithoutExpiry() with { Probability = 0.01 },
    ];

    /// <summary>Adds all faults to a server.</summary>
    public static IReadOnlyList<HelixActiveFault> AddTo(HelixTestServer server, int seed)
    {
        var share = Total / Api.Sum(entry => entry.Weight);
        var faults = Api.Select(entry => entry.Fault with { Probability = entry.Weight * share })
            .Concat(Identity.Select(fault => fault with { Target = HelixFaultTarget.Identity }));
        return [.. faults.Select((fault, index) => server.Faults.Add(fault with { Times = null, Seed = seed + index }))];
    }
}
