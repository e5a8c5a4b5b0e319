using System.Text;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing;

namespace TwitchHelix.EventSub.Tests;

/// <summary>What a server should not send: it is bounded, logged, and nothing else is lost.</summary>
public sealed class BadInputTests : EventSubFixture
{
    private static readonly Dictionary<string, (byte[] Frame, bool IsText)> Frames = new()
    {
        ["garbage"] = ("}{ not JSON"u8.ToArray(), true),
        ["empty"] = ([], true),
        ["an array"] = ("[1,2]"u8.ToArray(), true),
        ["null"] = ("null"u8.ToArray(), true),
        ["an unknown kind"] = ("""{"metadata":{"message_id":"x","message_type":"session_party"},"payload":{"cake":1}}"""u8.ToArray(), true),
        ["a notification of nothing"] = ("""{"metadata":{"message_type":"notification"}}"""u8.ToArray(), true),
        ["a second welcome"] = ("""{"metadata":{"message_type":"session_welcome"},"payload":{"session":{"id":"other"}}}"""u8.ToArray(), true),
        ["a reconnect to nowhere"] =
            ("""{"metadata":{"message_type":"session_reconnect"},"payload":{"session":{"reconnect_url":"http://x/"}}}"""u8.ToArray(), true),
        ["deep JSON"] = (Encoding.UTF8.GetBytes(new string('[', 100_000)), true),
        ["binary"] = ([1, 2, 3], false),
        ["2 MB"] = (Encoding.UTF8.GetBytes("{\"metadata\":{\"message_type\":\"" + new string('x', 2 * 1024 * 1024) + "\"}}"), true),
    };

    private static IEnumerable<string> Names => Frames.Keys;

    [TestCaseSource(nameof(Names))]
    public async Task It_is_skipped_and_the_connection_goes_on(string name)
    {
        await LogInAsync();
        await using var received = await ListenAsync(Chat);

        await EventSub.SendRawAsync(Frames[name].Frame, Frames[name].IsText);
        await SayAsync("next");

        var next = await received.NextAsync();
        if (name == "a notification of nothing")
        {
            Assert.That(next.Event, Is.TypeOf<UnknownEvent>());
            next = await received.NextAsync();
        }
        Assert.That(((ChannelChatMessageEvent)next.Event).Message.Text, Is.EqualTo("next"));
        Assert.That(EventSub.Connections, Is.EqualTo(1));
    }

    [Test]
    public async Task Text_that_is_no_UTF_8_costs_the_connection_at_most()
    {
        await LogInAsync();
        await using var received = await ListenAsync(Chat);

        await EventSub.SendRawAsync(new byte[] { (byte)'"', 0xff, 0xfe, (byte)'"' });
        await WaitAsync(each => each.Connections == 2 && each.Subscriptions.Any(IsEnabled));
        await SayAsync("next");

        Assert.That((await received.NextAsync<ChannelChatMessageEvent>()).Message.Text, Is.EqualTo("next"));
    }

    [Test]
    public async Task A_broken_message_is_counted_and_logged_and_its_content_is_not_quoted()
    {
        await LogInAsync();
        await using var received = await ListenAsync(Chat);
        EventSub.Faults.Add(EventSubFault.Corrupt());

        await SayAsync("plain secret");
        await SayAsync("next");

        Assert.That((await received.NextAsync<ChannelChatMessageEvent>()).Message.Text, Is.EqualTo("next"));
        Assert.That(Log.Lines, Has.Some.StartsWith("Warning: A message of EventSub can't be read, and is skipped"));
        Assert.That(Log.Lines, Has.None.Contains("plain secret"));
    }

    [Test]
    public async Task A_server_that_never_welcomes_is_given_up_after_ten_seconds_and_tried_again()
    {
        await LogInAsync();
        EventSub.Faults.Add(EventSubFault.NoWelcome());
        var listening = ListenAsync(Chat);
        // One timer for the connection, one for the welcome.
        await Time.WhenWaitedAsync(2, time => time == TimeSpan.FromSeconds(10));

        Time.Advance(TimeSpan.FromSeconds(10));

        await using var received = await listening;
        Assert.That(Log.Lines, Has.Some.Contains("did not welcome the connection: nothing came for 10 s"));
    }

    [Test]
    public async Task A_connection_cut_within_a_message_is_opened_again()
    {
        await LogInAsync();
        await using var received = await ListenAsync(Chat);
        EventSub.Faults.Add(EventSubFault.Cut());

        await SayAsync("lost");
        await WaitAsync(each => each.Connections == 2 && each.Subscriptions.Any(IsEnabled));
        await SayAsync("next");

        Assert.That((await received.NextAsync<ChannelChatMessageEvent>()).Message.Text, Is.EqualTo("next"));
    }

    [Test]
    public async Task A_type_that_nobody_knows_arrives_with_all_it_has()
    {
        await LogInAsync();
        await using var received = await ListenAsync(
            new EventSubSubscriptionType("channel.tea.brewed", "7", new Dictionary<string, string> { ["broadcaster_user_id"] = Channel, ["user_id"] = Bot }));
        var brewed = new JObject { ["kind"] = "oolong", ["cups"] = 3, ["broadcaster_user_id"] = null };

        Assert.That(await EventSub.SendAsync("channel.tea.brewed", "7", brewed), Is.EqualTo(1));

        var e = await received.NextAsync<UnknownEvent>();
        Assert.That(e.AdditionalProperties["kind"].ToString(), Is.EqualTo("oolong"));
        Assert.That((int)e.AdditionalProperties["cups"], Is.EqualTo(3));
    }
}
