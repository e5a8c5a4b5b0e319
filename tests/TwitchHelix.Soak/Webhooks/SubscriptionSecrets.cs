using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing;

namespace TwitchHelix.Soak.Webhooks;

/// <summary>The secrets that the app has given to Twitch.</summary>
internal sealed class SubscriptionSecrets
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> secrets = new(StringComparer.Ordinal);

    /// <summary>Sees a request to the API.</summary>
    public void See(HelixTestRequest request)
    {
        if (request.Operation != HelixOperations.EventSub.CreateEventSubSubscription.Name)
            return;
        var transport = JObject.Parse(request.Body!)["transport"]!;
        Of((string)transport["callback"]!).TrySetResult((string)transport["secret"]!);
    }

    /// <summary>Finds the addresses of all enabled subscriptions.</summary>
    public async Task<IReadOnlyList<WebhookAddress>> AddressesAsync(HelixTestServer server)
    {
        List<WebhookAddress> addresses = [];
        foreach (var each in server.EventSub.Subscriptions.Where(each => each.Status == EventSubSubscriptionStatus.Enabled))
        {
            var callback = each.Transport.Callback!;
            addresses.Add(new(new Uri(callback), await Of(callback).Task, each));
        }
        return addresses;
    }

    private TaskCompletionSource<string> Of(string callback) =>
        secrets.GetOrAdd(callback, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
