using TwitchHelix.Tests.Authentication;
using TwitchHelix.Tests.Authentication.Stores;

namespace TwitchHelix.Tests.Processes;

/// <summary>
/// The entry point of this assembly for tests that need another process. That process has the same build of the library, without another
/// project.
/// </summary>
internal static class Program
{
    private static async Task Main(string[] arguments)
    {
        var store = new FileTokenStore(arguments[1]);
        switch (arguments[0])
        {
            case "write":
                await TokenWriter.WriteForeverAsync(store);
                break;
            case "count":
                Console.WriteLine("ready");
                await Console.In.ReadLineAsync();
                await TokenWriter.CountAsync(store, int.Parse(arguments[2], System.Globalization.CultureInfo.InvariantCulture));
                break;
            case "call":
                await UserCaller.CallAsync(arguments[1], new Uri(arguments[2]), int.Parse(arguments[3], System.Globalization.CultureInfo.InvariantCulture),
                    int.Parse(arguments[4], System.Globalization.CultureInfo.InvariantCulture));
                break;
            case "lock":
                await using (await store.LockAsync(TokenWriter.UserId))
                {
                    Console.WriteLine("locked");
                    // Wait to be killed.
                    await Console.In.ReadLineAsync();
                }
                break;
            default:
                throw new ArgumentException($"'{arguments[0]}' is no command.");
        }
    }
}
