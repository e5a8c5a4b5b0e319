namespace TwitchHelix.Authentication;

/// <summary>A token that was chosen for a call. It holds a secret.</summary>
internal sealed class CallToken
{
    private CallToken(HelixTokenKind kind, string value) => (Kind, Value) = (kind, value);

    public HelixTokenKind Kind { get; }

    public string Value { get; }

    /// <summary>The stored token of a user that this is. Null for another kind.</summary>
    public HelixToken? Stored { get; private init; }

    /// <summary>Whether the options hold it, so that nothing is known of it and nothing renews it.</summary>
    public bool IsGiven { get; private init; }

    public static CallToken OfUser(HelixToken token) => new(HelixTokenKind.User, token.AccessToken) { Stored = token };

    public static CallToken OfApp(string value) => new(HelixTokenKind.App, value);

    public static CallToken OfExtension(string jwt) => new(HelixTokenKind.Jwt, jwt);

    public static CallToken Given(string value) => new(HelixTokenKind.User, value) { IsGiven = true };

    /// <summary>Names no secret.</summary>
    public override string ToString() => IsGiven ? "given token" : Stored?.ToString() ?? $"{Kind} token";
}
