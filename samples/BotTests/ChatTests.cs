// Tests of a bot against a Twitch in the test's own process: what is said in the chat, what goes wrong at Twitch, and a token that ends.
using Newtonsoft.Json.Linq;
using TwitchHelix;

namespace BotTests;

/// <summary>What the bot does with messages.</summary>
[CancelAfter(60_000)]
internal sealed class ChatTests
{
    [Test]
    public async Task A_chatter_is_greeted_once(CancellationToken cancellationToken)
    {
        await using var bot = await RunningBot.StartAsync(cancellationToken);

        await bot.ReceiveAsync("Wren", "hello");
        await bot.ReceiveAsync("Wren", "anybody here?");
        await bot.ReceiveAsync("Gull", "hi");

        Assert.That(await bot.HearAsync(cancellationToken), Is.EqualTo("Welcome, Wren!"));
        Assert.That(await bot.HearAsync(cancellationToken), Is.EqualTo("Welcome, Gull!"));
    }

    [Test]
    public async Task Uptime_is_told_only_while_the_channel_is_live(CancellationToken cancellationToken)
    {
        await using var bot = await RunningBot.StartAsync(cancellationToken);
        var stream = new LiveStream { UserId = RunningBot.ChannelId, StartedAt = new DateTimeOffset(2026, 1, 2, 18, 30, 0, TimeSpan.Zero) };

        bot.Server.Answer(HelixOperations.Streams.GetStreams, new GetStreamsResponse { Data = [stream] });
        await bot.ReceiveAsync("Wren", "!uptime");
        Assert.That(await bot.HearAsync(cancellationToken), Is.EqualTo("Live since 18:30 UTC."));

        bot.Server.Answer(HelixOperations.Streams.GetStreams, new GetStreamsResponse { Data = [] });
        await bot.ReceiveAsync("Wren", "!uptime");
        Assert.That(await bot.HearAsync(cancellationToken), Is.EqualTo("Nobody is live here."));
    }

    [Test]
    public async Task A_banned_word_is_a_time_out(CancellationToken cancellationToken)
    {
        await using var bot = await RunningBot.StartAsync(cancellationToken);
        var banned = new TaskCompletionSource<JObject>();
        bot.Server.Answer(HelixOperations.Moderation.BanUser, request => banned.SetResult(JObject.Parse(request.Body!)));

        await bot.ReceiveAsync("Crab", "you are all Barnacles!");

        Assert.That((int?)(await banned.Task.WaitAsync(cancellationToken))["data"]!["duration"], Is.EqualTo(60));
    }
}
