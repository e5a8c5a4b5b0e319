using System.Globalization;
using TwitchHelix.Testing;

namespace TwitchHelix.Soak.Tokens;

/// <summary>Runs processes that share one token file, whose tokens expire all the time: no call fails, and none takes long.</summary>
internal static class TokenFileScenario
{
    private const int Processes = 4;
    private const int FirstUser = 40_010_001;

    public static async Task<SoakResult> RunAsync(SoakSize size)
    {
        var result = new SoakResult("A token file, four processes");
        using var server = HelixTestServer.Start(new HelixTestServerOptions
        {
            TokenLifetime = size.TokenLifetime,
            AcceptsUnknownTokens = false,
            RateLimit = int.MaxValue,
            RequestLogLength = 0,
        });
        var folder = Directory.CreateTempSubdirectory("soak-tokens-");
        try
        {
            var file = Path.Combine(folder.FullName, "tokens.json");
            await FillAsync(server, new FileTokenStore(file), size.TokenUsers);
            var ran = await RunAsync(server, file, size, result);

            var longest = ran.Max(each => each.Longest);
            result.Add("users", $"{size.TokenUsers}, with tokens of {size.TokenLifetime.TotalSeconds} s");
            result.Add("calls", $"{ran.Sum(each => each.Calls):N0} in {size.TokenTime.TotalSeconds} s");
            result.Add("renewals", $"{server.Identity.Requests.Refresh:N0}");
            result.Add("longest call", $"{longest:0.00} s");
            result.Require(longest <= size.LongestTokenCall.TotalSeconds, $"a call took {longest:0.00} s");
            result.Require(server.Identity.Requests.Refresh >= size.TokenUsers, $"only {server.Identity.Requests.Refresh} tokens were renewed");
            return result;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Calls, double Longest)[]> RunAsync(HelixTestServer server, string file, SoakSize size, SoakResult result)
    {
        var processes = Enumerable.Range(0, Processes).Select(_ => TokenFileProcess.Start(server.CreateOptions(), file, size.TokenTime)).ToList();
        try
        {
            await Task.WhenAll(processes.Select(process => process.ReadyAsync()));
            return await Task.WhenAll(processes.Select(process => TokenFileProcess.RunAsync(process, result))).WaitAsync(size.Patience);
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }
    }

    /// <summary>Stores an expired token of each user.</summary>
    private static async Task FillAsync(HelixTestServer server, FileTokenStore store, int users)
    {
        for (var number = 0; number < users; number++)
        {
            var user = (FirstUser + number).ToString(CultureInfo.InvariantCulture);
            var token = server.Identity.CreateUserToken(user, isPublicClient: true);
            server.Identity.ExpireToken(token.AccessToken);
            await store.SetAsync(
                new HelixToken(user, token.AccessToken)
                {
                    RefreshToken = token.RefreshToken,
                    ClientId = token.ClientId,
                    Scopes = [],
                    ExpiresAt = DateTimeOffset.UtcNow,
                },
                replaced: null);
        }
    }
}
