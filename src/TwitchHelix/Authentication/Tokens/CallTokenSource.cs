namespace TwitchHelix.Authentication.Tokens;

/// <summary>The source of a call's token.</summary>
internal enum CallTokenSource
{
    /// <summary>The token store: a user's token, which can be renewed.</summary>
    Store,

    /// <summary>The identity server: the application's own token.</summary>
    App,

    /// <summary>The Extension's secret: it signs a JWT.</summary>
    Extension,

    /// <summary><see cref="HelixOptions.AccessToken"/>. Its kind is unknown, and the library doesn't renew it.</summary>
    Options,
}
