using System.Globalization;

namespace TwitchHelix.Tests.Authentication;

/// <summary>Makes calls for the user of <see cref="RenewingTwitch"/>, in a process of its own.</summary>
internal static class UserCaller
{
    private const int AtOnce = 4;

    /// <summary>Makes at least so many calls, until a certain pair is reached. A failure ends the process.</summary>
    public static async Task CallAsync(string tokenFile, Uri server, int calls, int lastPair)
    {
        var options = new HelixOptions
        {
            ClientId = "the-client-id",
            BaseAddress = new Uri(server, "helix"),
            IdentityAddress = new Uri(server, "oauth2"),
            Retry = { MaxRetries = 0 },
        };
        await using var twitch = HelixClient.Create(options, builder => builder.AddFileTokenStore(tokenFile));
        var (made, pair) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref made) <= calls || Volatile.Read(ref pair) < lastPair)
            {
                var answer = await twitch.ForUser(RenewingTwitch.UserId).Users.GetUsersAsync();
                Volatile.Write(ref pair, int.Parse(answer.Data.Single().Login, CultureInfo.InvariantCulture));
            }
        })));
    }
}
