namespace TwitchHelix.Calls;

/// <summary>What a caller wants of its calls, whichever they are.</summary>
/// <param name="Token">The token to call with.</param>
/// <param name="Patience">How long to wait for each rate limit at most. Null for what the options say.</param>
internal sealed record CallerChoice(TokenChoice Token, TimeSpan? Patience)
{
    public static readonly CallerChoice None = new(TokenChoice.Default, Patience: null);
}
