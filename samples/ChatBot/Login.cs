using TwitchHelix;

namespace ChatBot;

/// <summary>What the bot's user grants, and how its owner learns the code.</summary>
internal static class Login
{
    public static readonly IReadOnlyList<string> Scopes =
    [
        TwitchScopes.UserReadChat,
        TwitchScopes.UserWriteChat,
        TwitchScopes.ModeratorManageBannedUsers,
        TwitchScopes.ModeratorManageShoutouts,
    ];

    public static void Show(DeviceAuthorization device) =>
        Console.WriteLine($"Open {device.VerificationUri} as the bot's user. The code is {device.UserCode}.");
}
