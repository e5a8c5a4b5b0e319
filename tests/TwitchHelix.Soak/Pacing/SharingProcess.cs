using System.Diagnostics;
using System.Globalization;

namespace TwitchHelix.Soak.Pacing;

/// <summary>A process that makes calls with a shared token.</summary>
internal sealed class SharingProcess : IDisposable
{
    /// <summary>The program's command.</summary>
    public const string Command = "share";

    private readonly Process process;

    private SharingProcess(Process process) => this.process = process;

    public static SharingProcess Start(Uri server, string accessToken, int calls, int callers, TimeSpan patience)
    {
        var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                "exec", typeof(SharingProcess).Assembly.Location, Command, server.AbsoluteUri,
                calls.ToString(CultureInfo.InvariantCulture), callers.ToString(CultureInfo.InvariantCulture),
                patience.ToString("c", CultureInfo.InvariantCulture),
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        process.StandardInput.WriteLine(accessToken);
        return new SharingProcess(process);
    }

    /// <summary>Runs in the process.</summary>
    public static async Task MainAsync(string[] arguments)
    {
        var accessToken = await Console.In.ReadLineAsync() ?? throw new InvalidOperationException("The token is missing.");
        await using var twitch =
            HelixClient.Create(new HelixOptions { ClientId = "test-client-id", BaseAddress = new Uri(arguments[1]), AccessToken = accessToken });
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
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

    public Task ReadyAsync() => process.StandardOutput.ReadLineAsync();

    /// <summary>Lets the process make its calls.</summary>
    /// <returns>The number of successful calls.</returns>
    public async Task<int> RunAsync(SoakResult result)
    {
        process.StandardInput.WriteLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var succeeded))
                return succeeded;
            else
                result.Fail(line);
        result.Fail("A process ended before its calls did.");
        return 0;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
