using System.Diagnostics;
using TwitchHelix.Soak.Faults;
using TwitchHelix.Testing;

namespace TwitchHelix.Soak.Webhooks;

/// <summary>
/// Sends many messages to an app with a webhook: good ones, also several times, and bad ones, while its queue is full now and then, and over a change of its
/// secret. Each good one is handled once, and no bad one ever.
/// </summary>
internal static class WebhookScenario
{
    private const int Senders = 32;
    private const double MostGrowth = 0.1;

    public static async Task<SoakResult> RunAsync(SoakSize size, int seed)
    {
        var result = new SoakResult("Webhooks");
        var secrets = new SubscriptionSecrets();
        using var server = HelixTestServer.Start(
            new HelixTestServerOptions { RequestLogLength = 0, RateLimit = 1_000_000, RequestCompleted = secrets.See });
        server.EventSub.Faults.Add(EventSubFault.Corrupt() with { Type = WebhookApp.Offline.Type, Times = null });
        var handled = new HandledMessages(size.Webhooks);
        using var sender = new WebhookSender(server, handled, result, seed);
        await using var app = new WebhookApp(server, handled, result, new Random(seed));
        using var stop = new CancellationTokenSource(size.Patience);
        var (rotation, rotated, watch) = (size.Webhooks / 10, size.Webhooks / 8, new Stopwatch());

        await app.StartAsync(WebhookApp.PreviousSecret);
        var before = await SubscribedAsync([]);
        sender.Use(before);
        await SendAsync(0, rotation);
        await app.StopAsync();

        await app.StartAsync(WebhookApp.Secret, WebhookApp.PreviousSecret);
        sender.Use(before);
        // Those of the server could come by both subscriptions.
        await SendAsync(rotation, rotated, byServer: false);
        var after = await SubscribedAsync(before);
        sender.Use([.. before, .. after]);
        // Not before: the app knows no message of the one before it, so no copy of one may come to both.
        var doubled = server.EventSub.Faults.Add(
            EventSubFault.Double() with { Type = WebhookApp.Raid.Type, Times = null, Probability = 0.2, Seed = seed });
        await SendAsync(rotated, size.FirstWebhooks);
        var memory = await SettledMemory.MeasureAsync();
        await SendAsync(size.FirstWebhooks, size.Webhooks);
        var growth = ((double)await SettledMemory.MeasureAsync() / memory) - 1;
        await app.StopAsync();

        var (good, bad, busy) = (handled.Good, sender.Forged.Sum() + sender.Raids.Bad, WebhookApp.Types.Sum(type => app.Answers(type, 503)));
        result.Add("messages", $"{size.Webhooks:N0} by {Senders} senders in {watch.Elapsed.TotalSeconds:0} s");
        result.Add("requests", $"{app.Requests:N0}, {app.Requests / watch.Elapsed.TotalSeconds:N0} a second with the senders and the server in the process");
        result.Add("good", $"{good:N0}, of which {sender.Raids.Good:N0} are the test server's");
        result.Add("bad", $"{bad:N0}, of which {sender.Raids.Bad:N0} are the test server's");
        foreach (var (kind, count) in Forgeries.All.Zip(sender.Forged))
            result.Add($"bad: {kind.Name}", $"{count:N0}");
        result.Add(
            "copies of good ones",
            $"{sender.Repeats.AtOnce:N0} at the same time, {sender.Repeats.Later:N0} later, {doubled.Hits:N0} by the test server");
        result.Add("answered with 503", $"{busy:N0}, at least {sender.Refused:N0} of them because the queue was full, in {app.Stops:N0} stops of handlers");
        result.Add(
            "sent again after a refusal", $"{WebhookApp.Types.Sum(app.Repeated):N0}, {app.Repeated(WebhookApp.Raid):N0} good ones of them by the test server");
        result.Add("memory", $"{memory:N0} bytes after {size.FirstWebhooks:N0} messages, {growth:+0.0 %;-0.0 %} since");
        result.Require(handled.Missing == 0, $"{handled.Missing} good messages weren't handled.");
        result.Require(handled.Doubled.Count == 0, $"Good messages were handled more than once: {string.Join(", ", handled.Doubled.Take(10))}.");
        result.Require(handled.Bad.Count == 0, $"Bad messages were handled: {string.Join(", ", handled.Bad.Take(10))}.");
        result.Require(good + bad == size.Webhooks, $"{good + bad} messages were sent.");
        result.Require(sender.Refused > 0, $"The queue was never full.");
        result.Require(sender.Repeats is { AtOnce: > 0, Later: > 0 }, $"No message was repeated.");
        result.Require(sender.Forged.All(count => count > 0), $"A kind of bad messages wasn't sent.");
        // A short run is still warming up.
        result.Require(growth < MostGrowth || size == SoakSize.Short, $"The memory grew by {growth:0.0 %}.");
        return result;

        async Task SendAsync(int from, int to, bool byServer = true)
        {
            watch.Start();
            app.MayStop = true;
            await Callers.RunAsync(Senders, from, to, (_, number) => sender.SendAsync(number, byServer), size.Patience);
            app.MayStop = false;
            await handled.CompleteAsync();
            watch.Stop();
        }

        // Waits until everything is subscribed to by other subscriptions than those.
        async Task<IReadOnlyList<WebhookAddress>> SubscribedAsync(IReadOnlyList<WebhookAddress> others)
        {
            await server.EventSub.WaitForAsync(
                eventSub => eventSub.Subscriptions.Count(each => each.Status == EventSubSubscriptionStatus.Enabled) == WebhookApp.Types.Count
                    && eventSub.Subscriptions.All(each => others.All(other => other.Subscription.Id != each.Id)),
                stop.Token);
            return await secrets.AddressesAsync(server);
        }
    }
}
