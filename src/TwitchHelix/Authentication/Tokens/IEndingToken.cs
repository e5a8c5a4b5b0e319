namespace TwitchHelix.Authentication.Tokens;

/// <summary>A token that expires and is replaced by a new one.</summary>
internal interface IEndingToken
{
    /// <summary>What the token shares with its successors: the user's ID, or empty for the app token.</summary>
    string Key { get; }

    /// <summary>The access token: a secret.</summary>
    string Value { get; }

    DateTimeOffset? IssuedAt { get; }

    /// <summary>Null if it doesn't expire.</summary>
    DateTimeOffset? ExpiresAt { get; }

    bool NeedsConsent { get; }

    /// <summary>Whether the identity server may give another one for it.</summary>
    bool CanBeRenewed { get; }
}
