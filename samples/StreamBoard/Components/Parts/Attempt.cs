using TwitchHelix;

namespace StreamBoard.Components.Parts;

/// <summary>Does what a form asks for.</summary>
internal static class Attempt
{
    /// <returns>What went wrong, for the user. Null if nothing did.</returns>
    /// <exception cref="HelixAuthorizationException">The user has to log in again.</exception>
    public static async Task<string?> FaultOfAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (HelixApiException e) when (e.ErrorMessage.Length > 0)
        {
            return $"Twitch says: {e.ErrorMessage}";
        }
        catch (HelixException e) when (e is not HelixAuthorizationException)
        {
            return "Twitch doesn't answer. Try again in a moment.";
        }
    }
}
