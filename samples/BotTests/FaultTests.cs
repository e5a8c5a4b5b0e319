using TwitchHelix;
using TwitchHelix.Testing;

namespace BotTests;

/// <summary>What the bot does when Twitch fails.</summary>
[CancelAfter(60_000)]
internal sealed class FaultTests
{
    [Test]
    public async Task An_answer_survives_a_server_that_is_down_for_a_moment(CancellationToken cancellationToken)
    {
        await using var bot = await RunningBot.StartAsync(cancellationToken);
        bot.Server.Faults.Add(HelixFault.Status(503) with { Operation = "GetStreams" });

        await bot.ReceiveAsync("Wren", "!uptime");

        Assert.That(await bot.HearAsync(cancellationToken), Does.StartWith("Live since"));
        Assert.That(bot.Server.Requests.Count(request => request.Operation == "GetStreams"), Is.EqualTo(2), "the call and its retry");
    }

    [Test]
    public async Task A_call_that_fails_for_good_does_not_end_the_bot(CancellationToken cancellationToken)
    {
        await using var bot = await RunningBot.StartAsync(cancellationToken);
        bot.Server.Faults.Add(HelixFault.Status(400, "No.") with { Operation = "GetStreams" });

        await bot.ReceiveAsync("Wren", "!uptime");
        await bot.ReceiveAsync("Gull", "hello");

        Assert.That(await bot.HearAsync(cancellationToken), Is.EqualTo("Welcome, Gull!"));
    }

    [Test]
    public async Task A_second_shoutout_is_too_early(CancellationToken cancellationToken)
    {
        await using var bot = await RunningBot.StartAsync(cancellationToken);
        bot.Server.Faults.Add(HelixFault.EndpointLimit(TimeSpan.FromMinutes(2)) with { Operation = "SendShoutout" });

        await bot.ReceiveAsync("Gull", "!so tidepool_tess");

        Assert.That(await bot.HearAsync(cancellationToken), Is.EqualTo("One shoutout at a time, please."));
    }

    [Test]
    public async Task The_bot_hears_the_chat_again_after_its_connection_was_lost(CancellationToken cancellationToken)
    {
        await using var bot = await RunningBot.StartAsync(cancellationToken);

        bot.Server.EventSub.Cut();
        await bot.ListeningAsync(cancellationToken);
        await bot.ReceiveAsync("Wren", "hello");

        Assert.That(await bot.HearAsync(cancellationToken), Is.EqualTo("Welcome, Wren!"));
    }

    [Test]
    public async Task After_its_token_was_revoked_the_bot_goes_on_with_a_new_one(CancellationToken cancellationToken)
    {
        await using var bot = await RunningBot.StartAsync(cancellationToken);
        var userId = new TaskCompletionSource<string>();
        bot.Tokens.ConsentNeeded += (_, e) => userId.SetResult(e.Token.UserId);

        bot.Server.Faults.Add(HelixFault.RevokeToken());
        await bot.ReceiveAsync("Wren", "hello");

        Assert.That(await userId.Task.WaitAsync(cancellationToken), Is.EqualTo(RunningBot.BotId));

        await bot.LogInAsync(cancellationToken);
        await bot.ReceiveAsync("Gull", "hello");
        Assert.That(await bot.HearAsync(cancellationToken), Is.EqualTo("Welcome, Gull!"));
    }

    [Test]
    public async Task The_bot_ends_when_Twitch_ends_its_subscription(CancellationToken cancellationToken)
    {
        await using var bot = await RunningBot.StartAsync(cancellationToken);

        await bot.Server.EventSub.RevokeAsync(
            bot.Server.EventSub.Subscriptions[0].Id, EventSubSubscriptionStatus.AuthorizationRevoked, cancellationToken);

        Assert.That(async () => await bot.Running.WaitAsync(cancellationToken), Throws.InstanceOf<HelixException>());
    }
}
