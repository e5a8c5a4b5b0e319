using Microsoft.Extensions.Logging;
using TwitchHelix.Authentication.Tokens;
using TwitchHelix.Calls;
using TwitchHelix.EventSub.Diagnostics;
using TwitchHelix.Http;
using TwitchHelix.Text;

namespace TwitchHelix.EventSub.Subscriptions;

/// <summary>
/// Makes a call with the token of a user who may have withdrawn the consent. If Twitch refuses the token and its renewal, the client marks it as one that needs
/// the user's consent.
/// </summary>
internal sealed class ConsentProof(HelixCaller caller, ILogger logger)
{
    private static readonly Dictionary<string, string> NoCondition = [];
    private readonly SharedRun<bool> runs = new(caller.Connection.TimeProvider);

    /// <summary>Hears that Twitch has ended a subscription that was made with a user's token. Nobody waits for the call.</summary>
    /// <param name="ended">The subscription.</param>
    /// <param name="user">The ID of the user.</param>
    public void Start(EventSubSubscription ended, string user)
    {
        if (ended.Status == EventSubSubscriptionStatus.AuthorizationRevoked)
            _ = runs.Start(user, () => ProveAsync(user));
    }

    /// <summary>Hears that Twitch has ended a subscription that was made with the app token: any user whom it names may have withdrawn the consent.</summary>
    public void Start(EventSubSubscription ended)
    {
        foreach (var field in ended.Condition ?? NoCondition)
            if (field.Key.EndsWith("user_id", StringComparison.Ordinal) && UserIdFormat.Fits(field.Value))
                Start(ended, field.Value);
    }

    private async Task<bool> ProveAsync(string user)
    {
        // Not canceled with what receives events: that ends with its last subscription.
        var lifetime = caller.Connection.Lifetime;
        try
        {
            var client = new EventSubClient(caller.With(TokenChoice.OfUser(user)));
            await client.GetEventSubSubscriptionsAsync(cancellationToken: lifetime.Token).ConfigureAwait(false);
            return true;
        }
        catch (HelixAuthorizationException)
        {
            // The token is marked, or there is none.
        }
        catch (Exception e) when (lifetime.HasEnded && e is ObjectDisposedException or OperationCanceledException)
        {
            // The client has ended.
        }
        // Also one of the application's own handler or store: nobody waits for it.
        catch (Exception e)
        {
            logger.TokenNotProven(e.Message);
        }
        return false;
    }
}
