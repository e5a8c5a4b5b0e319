using System.Globalization;

namespace TwitchHelix.Tests.Authentication.Stores;

/// <summary>Writes numbered pairs of tokens, so that a reader can tell which pair is stored, and whether it is complete.</summary>
internal static class TokenWriter
{
    public const string UserId = "141981764";

    public static HelixToken Numbered(int number, string userId = UserId) =>
        new(userId, $"access-{number}", $"refresh-{number}", ["bits:read", "user:read:chat"], "twitchdev", DateTimeOffset.UnixEpoch.AddSeconds(number));

    /// <summary>The number of a pair. Null for no token.</summary>
    public static int? NumberOf(HelixToken? token)
    {
        if (token is null)
            return null;
        var number = int.Parse(token.AccessToken["access-".Length..], CultureInfo.InvariantCulture);
        Assert.That(token.RefreshToken, Is.EqualTo($"refresh-{number}"), "the pair belongs together");
        Assert.That(token.ExpiresAt, Is.EqualTo(DateTimeOffset.UnixEpoch.AddSeconds(number)));
        return number;
    }

    /// <summary>Stores the next pair again and again, and prints the number of each.</summary>
    public static async Task WriteForeverAsync(ITokenStore store)
    {
        var held = await store.GetAsync(UserId);
        for (var number = (NumberOf(held) ?? 0) + 1; ; number++)
        {
            var next = Numbered(number);
            if (!await store.SetAsync(next, held))
                throw new InvalidOperationException("Nobody else writes here.");
            held = next;
            Console.Out.Write($"{number}\n");
            Console.Out.Flush();
        }
    }

    /// <summary>Increments the number of the pair so many times, while others may do the same.</summary>
    public static async Task CountAsync(ITokenStore store, int times, string userId = UserId)
    {
        for (var done = 0; done < times;)
        {
            var held = await store.GetAsync(userId);
            if (await store.SetAsync(Numbered((NumberOf(held) ?? 0) + 1, userId), held))
                done++;
        }
    }
}
