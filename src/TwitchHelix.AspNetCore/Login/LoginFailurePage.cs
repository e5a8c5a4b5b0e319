using Microsoft.AspNetCore.Http;
using TwitchHelix.AspNetCore.Pages;

namespace TwitchHelix.AspNetCore.Login;

/// <summary>Tells a user that a log-in failed, if the app's own handler of <c>OnRemoteFailure</c> or <c>OnAccessDenied</c> hasn't.</summary>
internal static class LoginFailurePage
{
    public static PlainPage Of(Exception failure, string again) => failure switch
    {
        LoginRefusedException => new(StatusCodes.Status403Forbidden, "Twitch did not grant enough", failure.Message, ("Ask Twitch again", again)),
        UserRefusedException => new(
            StatusCodes.Status403Forbidden, "You cannot log in here", "This site does not accept this Twitch account.", ("Log in again", again)),
        HelixAuthorizationException => new(
            StatusCodes.Status403Forbidden,
            "The log-in was refused",
            "Twitch did not accept this log-in. It may have taken too long.",
            ("Log in again", again)),
        HelixException => new(
            StatusCodes.Status503ServiceUnavailable,
            "Logging in is not possible now",
            "Twitch, or the place where this site keeps its log-ins, cannot be reached. Please try again in a minute.",
            ("Try again", again)),
        _ when failure.Data["error"] is "access_denied" => new(
            StatusCodes.Status403Forbidden,
            "You have not logged in",
            "You did not allow this site to use your Twitch account. Nothing has changed.",
            ("Log in with Twitch", again)),
        _ => new(
            StatusCodes.Status400BadRequest,
            "The log-in could not be completed",
            "It did not begin in this browser, or it took too long. Please begin again.",
            ("Log in again", again)),
    };
}
