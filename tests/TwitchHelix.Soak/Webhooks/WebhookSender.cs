using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing;

namespace TwitchHelix.Soak.Webhooks;

/// <summary>Sends messages to the webhook: good ones as Twitch does, several times, and bad ones as somebody else would.</summary>
internal sealed class WebhookSender(HelixTestServer server, HandledMessages handled, SoakResult result, int seed) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });
    private readonly SentMessages sent = new();
    private readonly int[] forged = new int[Forgeries.All.Count];
    private IReadOnlyList<WebhookAddress> addresses = [];
    private int refused;
    private int atOnce;
    private int later;
    private int raids;
    private int unsigned;

    /// <summary>The number of bad messages, in the order of <see cref="Forgeries.All"/>.</summary>
    public IReadOnlyList<int> Forged => forged;

    /// <summary>The number of times that a good message was answered with 503 of which no other copy was sent.</summary>
    public int Refused => refused;

    /// <summary>The numbers of copies of good messages that were sent at the same time and later.</summary>
    public (int AtOnce, int Later) Repeats => (atOnce, later);

    /// <summary>The numbers of messages that the server has sent, of those with the right signature and with a wrong one.</summary>
    public (int Good, int Bad) Raids => (raids, unsigned);

    /// <summary>Sends to other addresses from now on.</summary>
    /// <param name="to">The addresses. Of the same type the last one gets most.</param>
    public void Use(IReadOnlyList<WebhookAddress> to)
    {
        addresses = to;
        sent.Clear();
    }

    /// <summary>Sends the message of a number, of a kind that the number determines, until it has its answer.</summary>
    /// <param name="number">The number.</param>
    /// <param name="byServer">Whether some are sent by the test server.</param>
    public Task SendAsync(int number, bool byServer)
    {
        var random = new Random(unchecked((seed * 486_187_739) + number));
        return random.NextDouble() switch
        {
            < 0.002 when byServer => SendUnsignedAsync(),
            < 0.05 when byServer => SendRaidAsync(number),
            < 0.3 => SendBadAsync(number, random),
            _ => SendGoodAsync(number, random),
        };
    }

    public void Dispose() => http.Dispose();

    private async Task SendGoodAsync(int number, Random random)
    {
        handled.Expect(number);
        var sentAt = DateTimeOffset.UtcNow;
        var copies = random.Next(10) == 0 ? random.Next(2, 4) : 1;
        Interlocked.Add(ref atOnce, copies - 1);
        var isTaken = new StrongBox<bool>();
        var refusals = await Task.WhenAll(Enumerable.Range(0, copies).Select(_ => SendUntilTakenAsync(Make(number, sentAt), isTaken)));
        if (copies == 1)
            Interlocked.Add(ref refused, refusals[0]);
        sent.Add(number, sentAt);
        if (random.Next(5) > 0 || !sent.TryPick(random, out var earlier))
            return;
        Interlocked.Increment(ref later);
        await SendUntilTakenAsync(Make(earlier.Number, earlier.SentAt), new());
    }

    /// <param name="message">The message.</param>
    /// <param name="isTaken">Whether this copy or another one was taken. Twitch sends none again then.</param>
    /// <returns>The number of answers with 503.</returns>
    private async Task<int> SendUntilTakenAsync(SignedMessage message, StrongBox<bool> isTaken)
    {
        for (var refusals = 0; ; refusals++)
            switch (await SendAsync(message, refusals))
            {
                case HttpStatusCode.NoContent:
                    Volatile.Write(ref isTaken.Value, true);
                    return refusals;
                case HttpStatusCode.ServiceUnavailable when Volatile.Read(ref isTaken.Value):
                    return refusals + 1;
                case HttpStatusCode.ServiceUnavailable:
                    break;
                case var other:
                    result.Fail($"A good message was answered with {(int)other}.");
                    return refusals;
            }
    }

    private async Task SendBadAsync(int number, Random random)
    {
        // Half of them are made of a message that was handled.
        var (original, sentAt) = random.Next(2) == 0 && sent.TryPick(random, out var earlier) ? earlier : (number, DateTimeOffset.UtcNow);
        var address = AddressOf(original);
        var other = addresses.First(each => each.Subscription.Type != address.Subscription.Type);
        var message = Make(original, sentAt);
        var kind = random.Next(Forgeries.All.Count);
        Forgeries.All[kind].Forge(message, new(random, address, other, Make(original + 2, sentAt)));
        Interlocked.Increment(ref forged[kind]);
        var status = await SendAsync(message, retry: 0);
        result.Require(status == HttpStatusCode.Forbidden, $"A bad message was answered with {(int)status}: {Forgeries.All[kind].Name}.");
    }

    /// <summary>Lets the server send a good message.</summary>
    private async Task SendRaidAsync(int number)
    {
        handled.Expect(number);
        Interlocked.Increment(ref raids);
        var subscriptions = await server.EventSub.SendAsync(new ChannelRaidEvent { Viewers = number });
        result.Require(subscriptions == 1, $"A message was sent to {subscriptions} subscriptions instead of one.");
    }

    /// <summary>Lets the server send a message with a wrong signature, which a fault makes of each of this type.</summary>
    private async Task SendUnsignedAsync() => Interlocked.Add(ref unsigned, await server.EventSub.SendAsync(new StreamOfflineEvent()));

    private SignedMessage Make(int number, DateTimeOffset sentAt)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        var e = number % 2 == 0 ? new JObject { ["id"] = text, ["type"] = "live" } : new JObject { ["title"] = text };
        e["broadcaster_user_id"] = "40010001";
        return new(AddressOf(number), new Guid(number, 0, 0, BitConverter.GetBytes((long)seed)), sentAt, e);
    }

    /// <summary>The address of a message, which is the same each time that it is sent.</summary>
    private WebhookAddress AddressOf(int number)
    {
        EventSubSubscriptionType type = number % 2 == 0 ? WebhookApp.Online : WebhookApp.Update;
        var ofType = addresses.Where(each => each.Subscription.Type == type.Type);
        return number % 10 < 2 ? ofType.First() : ofType.Last();
    }

    private async Task<HttpStatusCode> SendAsync(SignedMessage message, int retry)
    {
        using var request = message.Request(retry);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
