namespace TwitchHelix.Authentication.Identity;

/// <summary>When something ends that lives for some seconds.</summary>
internal static class Expiry
{
    /// <summary>Null for no number, 0, and more than anybody waits for: it does not end.</summary>
    public static DateTimeOffset? Of(DateTimeOffset start, long? seconds) => seconds is > 0 and < int.MaxValue and var life ? start.AddSeconds(life) : null;
}
