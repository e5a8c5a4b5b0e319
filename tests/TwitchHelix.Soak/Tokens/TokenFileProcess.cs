using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace TwitchHelix.Soak.Tokens;

/// <summary>A process that makes calls for all users of a token file, one caller for each.</summary>
internal static class TokenFileProcess
{
    /// <summary>The program's command.</summary>
    public const string Command = "call";

    private const string End = "end";

    public static SoakProcess Start(HelixOptions server, string tokenFile, TimeSpan time) => SoakProcess.Start(
        Command, server.BaseAddress.AbsoluteUri, server.IdentityAddress.AbsoluteUri, tokenFile, time.ToString("c", CultureInfo.InvariantCulture));

    /// <summary>Runs in the process.</summary>
    public static async Task MainAsync(string[] arguments)
    {
        // A public client: its refresh tokens serve once.
        var options = new HelixOptions { ClientId = "test-client-id", BaseAddress = new Uri(arguments[1]), IdentityAddress = new Uri(arguments[2]) };
        await using var twitch = HelixClient.Create(options, builder => builder.AddFileTokenStore(arguments[3]));
        var time = TimeSpan.Parse(arguments[4], CultureInfo.InvariantCulture);
        var users = new List<string>();
        await foreach (var token in twitch.Tokens.ListAsync())
            users.Add(token.UserId);
        await SoakProcess.BecomeReadyAsync();
        var times = new ConcurrentBag<TimeSpan>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(users.Select(user => Task.Run(async () =>
        {
            var client = twitch.ForUser(user);
            while (watch.Elapsed < time)
                times.Add(await CallAsync(client));
        })));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{End} {times.Count} {times.Max().TotalSeconds}"));
    }

    /// <summary>Lets a process make its calls.</summary>
    /// <returns>The number of calls, and the longest time of one.</returns>
    public static async Task<(int Calls, double Longest)> RunAsync(SoakProcess process, SoakResult result)
    {
        var lines = await process.RunAsync();
        foreach (var failure in lines.Where(line => !line.StartsWith(End, StringComparison.Ordinal)))
            result.Fail(failure);
        if (lines.LastOrDefault()?.Split(' ') is [End, var calls, var longest])
            return (int.Parse(calls, CultureInfo.InvariantCulture), double.Parse(longest, CultureInfo.InvariantCulture));
        result.Fail("A process ended before its calls did.");
        return default;
    }

    private static async Task<TimeSpan> CallAsync(IHelixClient client)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await client.Users.GetUsersAsync();
        }
        catch (HelixException e)
        {
            Console.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s: {e.Message}");
        }
        return Stopwatch.GetElapsedTime(started);
    }
}
