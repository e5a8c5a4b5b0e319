using System.Security.Claims;
using TwitchHelix.AspNetCore;

namespace StreamBoard.Security;

/// <summary>What the cookie says of a user who has logged in with Twitch.</summary>
internal static class TwitchUser
{
    extension(ClaimsPrincipal user)
    {
        public bool HasLoggedIn => user.Identity?.IsAuthenticated == true;

        /// <summary>The ID, which is also that of the user's channel.</summary>
        public string TwitchId => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody has logged in.");

        public string DisplayName => user.FindFirstValue(ClaimTypes.Name) ?? "";

        public string? Login => user.FindFirstValue(TwitchClaimTypes.Login);

        public string? Picture => user.FindFirstValue(TwitchClaimTypes.ProfileImageUrl);
    }
}
