using System.Net;
using TwitchHelix;

namespace StreamBoard.Components.Parts;

internal static class Refusals
{
    extension(Exception failure)
    {
        /// <summary>Whether Twitch refuses what was asked for, such as a cursor in the address that it has never sent. It's no outage.</summary>
        public bool IsRefusal =>
            failure is HelixApiException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } and not HelixRateLimitException;
    }
}
