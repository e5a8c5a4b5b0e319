using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace TwitchHelix.AspNetCore.Login;

/// <summary>The schemes of the app that log in with Twitch. It knows their users by the type of the identity, which the cookie keeps.</summary>
internal sealed class TwitchSchemes(IEnumerable<TwitchScheme> schemes, IOptionsMonitor<TwitchAuthenticationOptions> options)
{
    private readonly string[] names = [.. schemes.Select(scheme => scheme.Name)];

    /// <summary>Gets the users of a principal who logged in with Twitch.</summary>
    public IEnumerable<TwitchLogin> LoginsOf(ClaimsPrincipal principal)
    {
        foreach (var identity in principal.Identities)
            if (identity is { IsAuthenticated: true, AuthenticationType: { } scheme } && names.Contains(scheme)
                && identity.FindFirst(TwitchClaimTypes.UserId)?.Value is { Length: > 0 } userId)
                yield return new TwitchLogin(scheme, options.Get(scheme), userId);
    }
}
