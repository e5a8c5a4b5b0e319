namespace TwitchHelix.Authentication.Extensions;

/// <summary>Reads the secret of an Extension as Twitch's console shows it.</summary>
internal static class ExtensionKey
{
    /// <summary>HS256 needs 256 bits (RFC 7518, 3.2).</summary>
    private const int ShortestKey = 32;

    /// <param name="secret">The secret in base64.</param>
    /// <param name="fault">What is wrong with the secret: the end of a sentence that begins with its name. Null if it is valid.</param>
    /// <returns>The key. Null if the secret is invalid.</returns>
    public static byte[]? Decode(string secret, out string? fault)
    {
        byte[] key;
        try
        {
            key = Convert.FromBase64String(secret);
        }
        catch (FormatException)
        {
            fault = "is not base64; take it as Twitch's console shows it.";
            return null;
        }
        fault = key.Length < ShortestKey ? $"has {key.Length} bytes; at least {ShortestKey} are needed." : null;
        return fault is null ? key : null;
    }
}
