using TwitchHelix.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Requires scopes of Twitch for endpoints.</summary>
public static class TwitchScopesEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Requires that the signed-in user has granted scopes. A user who isn't signed in is challenged; a user who hasn't granted them is sent to Twitch for what
    /// the user has granted already and these, and then back. See <see cref="RequireTwitchScopesAttribute"/>.
    /// </summary>
    /// <typeparam name="TBuilder">The type of the endpoint's builder.</typeparam>
    /// <param name="builder">The endpoint, or a group of them.</param>
    /// <param name="scopes">The scopes, all of which the user must have granted. At least one, as in <c>TwitchScopes.ChannelManagePolls</c>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">There is no scope, or one is null or empty.</exception>
    public static TBuilder RequireTwitchScopes<TBuilder>(this TBuilder builder, params string[] scopes)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(new RequireTwitchScopesAttribute(scopes));
}
