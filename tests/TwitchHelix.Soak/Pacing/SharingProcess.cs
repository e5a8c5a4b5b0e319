using System.Globalization;

namespace TwitchHelix.Soak.Pacing;

/// <summary>A process that makes calls with a shared token.</summary>
internal static class SharingProcess
{
    /// <summary>The program's command.</summary>
    public const string Command = "share";

    public static SoakProcess Start(Uri server, string accessToken, int calls, int callers, TimeSpan patience)
    {
        var process = SoakProcess.Start(
            Command, server.AbsoluteUri, calls.ToString(CultureInfo.InvariantCulture), callers.ToString(CultureInfo.InvariantCulture),
            patience.ToString("c", CultureInfo.InvariantCulture));
        process.WriteLine(accessToken);
        return process;
    }

    /// <summary>Runs in the process.</summary>
    public static async Task MainAsync(string[] arguments)
    {
        var accessToken = await Console.In.ReadLineAsync() ?? throw new InvalidOperationException("The token is missing.");
        await using var twitch =
            HelixClient.Create(new HelixOptions { ClientId = "test-client-id", BaseAddress = new Uri(arguments[1]), AccessToken = accessToken });
        await SoakProcess.BecomeReadyAsync();
        var succeeded = 0;
        await Callers.RunAsync(
            int.Parse(arguments[3], CultureInfo.InvariantCulture),
            0,
            int.Parse(arguments[2], CultureInfo.InvariantCulture),
            async (_, _) =>
            {
                try
                {
                    await twitch.Users.GetUsersAsync(logins: ["twitchdev"]);
                    Interlocked.Increment(ref succeeded);
                }
                catch (HelixException e)
                {
                    Console.WriteLine(e.Message);
                }
            },
            TimeSpan.Parse(arguments[4], CultureInfo.InvariantCulture));
        Console.WriteLine(succeeded.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Lets a process make its calls.</summary>
    /// <returns>The number of successful calls.</returns>
    public static async Task<int> RunAsync(SoakProcess process, SoakResult result)
    {
        var succeeded = 0;
        foreach (var line in (await process.RunAsync()).DefaultIfEmpty("A process ended before its calls did."))
            if (!int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out succeeded))
                result.Fail(line);
        return succeeded;
    }
}
