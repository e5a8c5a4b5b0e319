namespace TwitchHelix.Authentication.Tokens;

/// <summary>A token's age, as far as its renewal is concerned.</summary>
internal enum RenewalStage
{
    /// <summary>It is too early to renew the token, or it can't be renewed.</summary>
    Early,

    /// <summary>The token is renewed while calls go on with the old one.</summary>
    Due,

    /// <summary>A call with the token might arrive too late.</summary>
    Ending,

    /// <summary>The token has expired.</summary>
    Ended,
}
