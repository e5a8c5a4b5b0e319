using TwitchHelix;

namespace ChatBot;

/// <summary>Finds channels.</summary>
internal static class Channels
{
    /// <param name="twitch">The client.</param>
    /// <param name="login">The channel's login. Null for the bot's own.</param>
    /// <param name="botId">The ID of the bot's user.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ID of the broadcaster.</returns>
    public static async Task<string> FindAsync(IHelixClient twitch, string? login, string botId, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(login) ? botId
        : await twitch.Batch.Users.GetByLoginAsync(login, cancellationToken) is { } user ? user.Id
        : throw new HelixException($"There is no channel '{login}'.");
}
