using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Computes when a token or a code expires.</summary>
internal static class Expiry
{
    /// <summary>The longest lifetime, in seconds: 68 years.</summary>
    private const long Longest = int.MaxValue;

    /// <param name="answer">The answer that has the lifetime.</param>
    /// <param name="seconds">The lifetime (<c>expires_in</c>). Twitch writes 0 for none.</param>
    /// <returns>Null if it doesn't expire, or the answer doesn't tell.</returns>
    /// <exception cref="HelixException">The lifetime is out of range.</exception>
    public static DateTimeOffset? Of<T>(IdentityAnswer<T> answer, long? seconds)
        where T : class, IJsonFields, new() => seconds switch
        {
            null or 0 => null,
            > 0 and <= Longest => answer.AskedAt.AddSeconds(seconds.Value),
            _ => throw answer.Incomplete("a lifetime (expires_in) out of range"),
        };
}
