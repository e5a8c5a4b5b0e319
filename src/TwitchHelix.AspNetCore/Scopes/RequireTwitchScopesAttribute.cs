using Microsoft.AspNetCore.Authorization;
using TwitchHelix.AspNetCore.Scopes;

namespace TwitchHelix.AspNetCore;

/// <summary>
/// Requires that the signed-in user has granted scopes, for a controller, an action, or a Razor component or page. A user who isn't signed in is challenged. A
/// user who hasn't granted them is sent to Twitch for what the user has granted already and these, and then back to the same page; a request other than GET
/// returns to the page that sent it. <c>[RequireTwitchScopes(TwitchScopes.ChannelManagePolls)]</c>
/// <para>
/// Inside an interactive Blazor circuit, and at a method of a hub, nobody can be sent to Twitch: the user is refused there, as <c>AuthorizeRouteView</c> and
/// the hub refuse any user. An <c>IAuthorizationPolicyProvider</c> of the app has to be registered before <c>AddTwitch</c>.
/// </para>
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/scopes/"/>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = true)]
public sealed class RequireTwitchScopesAttribute : AuthorizeAttribute, IAuthorizeData
{
    private readonly string[] scopes;

    /// <summary>Requires scopes.</summary>
    /// <param name="scopes">The scopes, all of which the user must have granted. At least one.</param>
    /// <exception cref="ArgumentException">There is no scope, or one is null or empty.</exception>
    public RequireTwitchScopesAttribute(params string[] scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        if (scopes.Length == 0 || scopes.Any(string.IsNullOrEmpty))
            throw new ArgumentException("There must be at least one scope, and none may be empty.", nameof(scopes));
        this.scopes = [.. scopes];
    }

    /// <summary>The scopes, all of which the user must have granted.</summary>
    public IReadOnlyList<string> Scopes => Array.AsReadOnly(scopes);

    // Circuits and hubs know policies only, and no requirements.
    string? IAuthorizeData.Policy
    {
        get => TwitchScopesPolicy.NameOf(scopes, Policy);
        set => Policy = value;
    }
}
