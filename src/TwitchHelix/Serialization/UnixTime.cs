namespace TwitchHelix.Serialization;

/// <summary>Seconds since 1970.</summary>
internal static class UnixTime
{
    private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>False if the number is out of the range of <see cref="DateTimeOffset"/>.</summary>
    public static bool TryRead(long seconds, out DateTimeOffset time)
    {
        var possible = seconds >= First && seconds <= Last;
        time = possible ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        return possible;
    }
}
