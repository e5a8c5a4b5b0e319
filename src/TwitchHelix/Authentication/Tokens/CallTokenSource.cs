namespace TwitchHelix.Authentication.Tokens;

/// <summary>Where a call's token comes from.</summary>
internal enum CallTokenSource
{
    /// <summary>The token store: a user's token, which can be renewed.</summary>
    Store,

    /// <summary>The identity server: the application's own token.</summary>
    App,

    /// <summary>A JWT that is signed with the Extension's secret.</summary>
    Extension,

    /// <summary><see cref="HelixOptions.AccessToken"/>. Its kind is unknown, and nothing renews it.</summary>
    Options,
}
