namespace TwitchHelix;

/// <summary>A kind of token that an operation takes, and the scopes that it needs for it.</summary>
public sealed class HelixAcceptedToken
{
    internal HelixAcceptedToken(HelixTokenKind kind, params string[] scopes)
    {
        Kind = kind;
        Scopes = Array.AsReadOnly(scopes);
    }

    /// <summary>The kind of token.</summary>
    public HelixTokenKind Kind { get; }

    /// <summary>
    /// The scopes needed, all of them. Empty if none is needed. With an app token, the acting user must have granted them to the application before.
    /// </summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <summary>The kind and its scopes as text.</summary>
    /// <returns>For example <c>User token with user:edit</c>.</returns>
    public override string ToString() => Scopes.Count == 0 ? $"{Kind} token" : $"{Kind} token with {string.Join(", ", Scopes)}";
}
