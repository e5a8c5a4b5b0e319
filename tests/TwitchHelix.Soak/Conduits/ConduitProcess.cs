using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TwitchHelix.Soak.Conduits;

/// <summary>A process with a host that receives shards of a conduit, and prints the number of each message that it handles.</summary>
internal sealed class ConduitProcess : IDisposable
{
    /// <summary>The program's command.</summary>
    public const string Command = "receive";

    private const string BotId = "40010003";
    private const int FirstChannel = 40_010_101;

    private readonly SoakProcess process;
    private readonly Task reading;
    private volatile bool isEnding;
    private long handledAt;

    private ConduitProcess(SoakProcess process, NumberedEvents events, SoakResult result) =>
        (this.process, reading) = (process, ReadAsync(process, events, result));

    /// <summary>When the kill began, and when the last line of the process was read. Null if it wasn't killed.</summary>
    public (long From, long To)? Killed { get; private set; }

    /// <summary>When it last told of an event. 0 if it never did.</summary>
    public long HandledAt => Volatile.Read(ref handledAt);

    /// <summary>Whether it was killed or told to stop.</summary>
    public bool IsEnding => isEnding;

    public static ConduitProcess Start(HelixOptions server, int channels, int mostShards, NumberedEvents events, SoakResult result) => new(
        SoakProcess.Start(
            Command, server.BaseAddress.AbsoluteUri, server.IdentityAddress.AbsoluteUri, server.EventSubAddress.AbsoluteUri, server.ClientId,
            server.ClientSecret!, channels.ToString(CultureInfo.InvariantCulture), mostShards.ToString(CultureInfo.InvariantCulture)),
        events, result);

    /// <summary>The broadcaster of a channel.</summary>
    public static string Channel(int number) => (FirstChannel + number).ToString(CultureInfo.InvariantCulture);

    /// <summary>Runs in the process.</summary>
    public static async Task MainAsync(string[] arguments)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services
            .AddTwitchHelix(options =>
            {
                (options.BaseAddress, options.IdentityAddress, options.EventSubAddress) =
                    (new Uri(arguments[1]), new Uri(arguments[2]), new Uri(arguments[3]));
                (options.ClientId, options.ClientSecret) = (arguments[4], arguments[5]);
            })
            .AddEventSub(events =>
            {
                for (var channel = 0; channel < int.Parse(arguments[6], CultureInfo.InvariantCulture); channel++)
                    events.On(
                        EventSubSubscriptionTypes.ChannelChatMessage(Channel(channel), BotId), (e, _, _) => Console.Out.WriteLineAsync(e.Message.Text));
            })
            .UseConduit(options => options.ShardsPerProcess = int.Parse(arguments[7], CultureInfo.InvariantCulture));
        using var host = builder.Build();
        await host.StartAsync();
        await Console.In.ReadLineAsync();
        await host.StopAsync();
    }

    /// <summary>Kills the process, and reads what it has printed.</summary>
    public async Task KillAsync()
    {
        var from = Stopwatch.GetTimestamp();
        isEnding = true;
        process.Kill();
        await reading;
        Killed = (from, Stopwatch.GetTimestamp());
    }

    /// <summary>Lets the host stop, and reads what it has printed.</summary>
    public Task StopAsync()
    {
        isEnding = true;
        process.WriteLine("stop");
        return reading;
    }

    public void Dispose() => process.Dispose();

    private async Task ReadAsync(SoakProcess from, NumberedEvents events, SoakResult result)
    {
        await foreach (var line in from.ReadLinesAsync())
            if (int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                Volatile.Write(ref handledAt, Stopwatch.GetTimestamp());
                events.Handle(number, this);
            }
            else
            {
                result.Fail(line);
            }
        if (!isEnding)
            result.Fail("A process ended by itself.");
    }
}
