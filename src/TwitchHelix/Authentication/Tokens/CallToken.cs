namespace TwitchHelix.Authentication.Tokens;

/// <summary>The token chosen for a call. It holds a secret.</summary>
internal sealed class CallToken
{
    private CallToken(CallTokenSource source, string value) => (Source, Value) = (source, value);

    public CallTokenSource Source { get; }

    public string Value { get; }

    /// <summary>The user's token as the store has it. Null for any other source.</summary>
    public HelixToken? Stored { get; private init; }

    public static CallToken FromStore(HelixToken token) => new(CallTokenSource.Store, token.AccessToken) { Stored = token };

    public static CallToken FromApp(string value) => new(CallTokenSource.App, value);

    public static CallToken FromExtension(string jwt) => new(CallTokenSource.Extension, jwt);

    public static CallToken FromOptions(string value) => new(CallTokenSource.Options, value);

    /// <summary>Describes the token without its secret.</summary>
    public override string ToString() => Source switch
    {
        CallTokenSource.Store => Stored!.ToString(),
        CallTokenSource.App => "app token",
        CallTokenSource.Extension => "JWT",
        _ => "token of the options",
    };
}
