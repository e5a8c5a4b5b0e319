using System.Diagnostics;
using System.Globalization;
using TwitchHelix.Soak.Faults;
using TwitchHelix.Testing;

namespace TwitchHelix.Soak.Events;

/// <summary>
/// Sends many chat messages over a WebSocket, with doubles, messages out of order, reconnects and cuts. Each that Twitch's rules let arrive is told once:
/// those of a cut may be lost, and no other.
/// </summary>
internal static class EventScenario
{
    private const string ChannelId = "40010001";
    private const string BotId = "40010003";
    private const int Batch = 2_000;
    private const int BatchesBetweenCuts = 10;
    private const int SentDuringCut = 50;
    private const int MostFlushes = 120;
    private const double MostGrowth = 0.1;
    private static readonly TimeSpan ReconnectInterval = TimeSpan.FromSeconds(3);

    public static async Task<SoakResult> RunAsync(SoakSize size, int seed)
    {
        var result = new SoakResult("Events over a WebSocket");
        using var server = HelixTestServer.Start(new HelixTestServerOptions { RequestLogLength = 0, RateLimit = 1_000_000 });
        server.EventSub.Faults.Add(EventSubFault.Double() with { Times = null, Probability = 0.02, Seed = seed });
        server.EventSub.Faults.Add(EventSubFault.Reorder() with { Times = null, Probability = 0.02, Seed = seed + 1 });
        await using var twitch = HelixClient.Create(server.CreateOptions());
        await twitch.Tokens.AddAsync(server.Identity.CreateUserToken(BotId, [TwitchScopes.UserReadChat]).ToHelixToken());
        using var stop = new CancellationTokenSource(size.Patience);
        var told = new ToldEvents(size.Events);
        var listening = ListenAsync(twitch, told, stop.Token);
        await SubscribedAsync(server, stop.Token);

        var watch = Stopwatch.StartNew();
        var (sent, cuts, reconnects, lastReconnect, memory) = (0, 0, 0, TimeSpan.Zero, 0L);
        for (var batch = 1; sent < size.Events; batch++)
        {
            for (var end = Math.Min(size.Events, sent + Batch); sent < end; sent++)
            {
                await SayAsync(server, sent);
                if (watch.Elapsed - lastReconnect < ReconnectInterval)
                    continue;
                lastReconnect = watch.Elapsed;
                await server.EventSub.ReconnectAsync(stop.Token);
                reconnects++;
            }
            await FlushAsync(server, told, sent, stop.Token);
            if (batch % BatchesBetweenCuts == 0 && sent + SentDuringCut <= size.Events)
            {
                cuts++;
                for (var i = 0; i < SentDuringCut; i++)
                {
                    if (i == SentDuringCut / 2)
                        server.EventSub.Cut();
                    await SayAsync(server, sent);
                    told.MayBeLost(sent++);
                }
                await SubscribedAsync(server, stop.Token);
            }
            if (memory == 0 && sent >= size.FirstEvents)
                memory = await SettledMemory.MeasureAsync();
        }
        await FlushAsync(server, told, sent, stop.Token);
        var elapsed = watch.Elapsed;
        var growth = ((double)await SettledMemory.MeasureAsync() / memory) - 1;
        await stop.CancelAsync();
        await listening;

        result.Add("events", $"{sent:N0} in {elapsed.TotalSeconds:0} s, {sent / elapsed.TotalSeconds:N0} a second with the server in the process");
        result.Add("connections", $"{server.EventSub.Connections}: {reconnects} reconnects, {cuts} cuts");
        result.Add("lost in cuts", $"{told.Lost}");
        result.Add("memory", $"{growth:+0.0 %;-0.0 %} since {size.FirstEvents:N0} events");
        result.Require(told.Missing == 0, $"{told.Missing} events are missing that no cut explains.");
        result.Require(told.Doubled == 0, $"{told.Doubled} events were told twice.");
        result.Require(told.Lost < (cuts * SentDuringCut) + 1, $"{told.Lost} events were lost in {cuts} cuts.");
        result.Require(size.FirstEvents == 0 || growth < MostGrowth, $"The memory grew by {growth:0.0 %}.");
        return result;
    }

    private static async Task ListenAsync(HelixClient twitch, ToldEvents told, CancellationToken cancellationToken)
    {
        var options = new EventSubListenOptions
        {
            ReconnectDelay = TimeSpan.FromMilliseconds(20),
            // Connections that are cut so often would be opened more and more slowly.
            MaxReconnectDelay = TimeSpan.FromSeconds(1),
            QueueCapacity = 100_000,
        };
        try
        {
            await foreach (var notification in twitch.EventSub.ListenAsync(
                [EventSubSubscriptionTypes.ChannelChatMessage(ChannelId, BotId)], options, cancellationToken))
                told.Add(int.Parse(((ChannelChatMessageEvent)notification.Event).Message.Text, CultureInfo.InvariantCulture));
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    private static Task SubscribedAsync(HelixTestServer server, CancellationToken cancellationToken) => server.EventSub.WaitForAsync(
        eventSub => eventSub.Sessions.Count > 0 && eventSub.Subscriptions.Any(each => each.Status == EventSubSubscriptionStatus.Enabled), cancellationToken);

    private static Task<int> SayAsync(HelixTestServer server, int number)
    {
        var message = new ChannelChatMessageEvent { MessageId = "1", ChatterUserId = "7", ChatterUserLogin = "seven", ChatterUserName = "Seven" };
        message.Message.Text = number.ToString(CultureInfo.InvariantCulture);
        return server.EventSub.SendAsync(message);
    }

    /// <summary>Waits until everything is told. The last message may be held back until another one follows.</summary>
    private static async Task FlushAsync(HelixTestServer server, ToldEvents told, int count, CancellationToken cancellationToken)
    {
        for (var tries = 1; !await told.IsCompleteAsync(count, cancellationToken); tries++)
        {
            if (tries > MostFlushes)
                throw new TimeoutException($"The event {told.First} of {count} doesn't come.");
            await SayAsync(server, ToldEvents.Flush);
        }
    }
}
