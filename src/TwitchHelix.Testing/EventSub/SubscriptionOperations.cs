using System.Text;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.EventSub.State;
using TwitchHelix.Testing.Examples;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.EventSub;

/// <summary>Creates, deletes and lists subscriptions as Twitch does.</summary>
internal sealed class SubscriptionOperations(EventSubState state, EventSubCallers callers, TransportChooser transports)
{
    private const int PageSize = 100;

    public Answer Create(ReceivedRequest request)
    {
        var body = request.Json as JObject;
        if (Text(body, "type") is not { } name)
            return Missing("type");
        if (Text(body, "version") is not { } version)
            return Missing("version");
        if (body!["condition"] is not JObject fields)
            return Missing("condition");
        if (body["transport"] is not JObject transport)
            return Missing("transport");
        var condition = fields.Properties().ToDictionary(field => field.Name, field => (string?)(field.Value as JValue) ?? "", StringComparer.Ordinal);
        var type = new EventSubSubscriptionType(name, version, condition);
        var caller = callers.Of(request);
        if (callers.Refuse(caller, type, isOverWebSocket: Text(transport, "method") == "websocket") is { } refused)
            return refused;
        EventSubscription added;
        EventSubSubscription described;
        int total, totalCost, most;
        lock (state.Gate)
        {
            if (transports.Choose(caller, transport, out var chosen) is { } wrong)
                return wrong;
            var owner = chosen is Session ? caller.AsUser() : caller.AsApp();
            var same = Owned(owner).Where(each => each.Counts && each.ConditionKey == EventSubscription.KeyOf(type)).ToList();
            if (same.Find(each => each.Transport.IsSame(chosen!)) is { } existing)
                return Answer.ApiError(409, $"subscription already exists: {existing.Id}");
            if (same.Count >= SubscriptionLimits.SameTypeAndCondition)
                return Answer.ApiError(429, "maximum subscriptions with type and condition exceeded");
            if (SubscriptionLimits.Refuse(chosen!, Owned(owner)) is { } full)
                return full;
            var cost = callers.Cost(caller, type);
            (total, totalCost, most) = Totals(Owned(owner).ToList(), owner.UserId is not null);
            if (totalCost + cost > most)
                return Answer.ApiError(429, "subscription would exceed the maximum total cost");
            added = new EventSubscription(owner, type, chosen!, cost, state.Now);
            TransportChooser.Use(added);
            state.Subscriptions.Add(added);
            described = added.Describe(inMessage: false);
            (total, totalCost) = (total + 1, totalCost + cost);
        }
        transports.Verify(added);
        state.Waiters.Changed();
        var answer = new CreateEventSubSubscriptionResponse
        {
            Data = [described],
            Total = total,
            TotalCost = totalCost,
            MaxTotalCost = most,
        };
        return Answer.Json(202, Encoding.UTF8.GetBytes(answer.ToJson()));
    }

    public Answer Delete(ReceivedRequest request)
    {
        var caller = callers.Of(request);
        lock (state.Gate)
        {
            if (state.Subscriptions.Find(request.Query("id") ?? "") is not { } subscription || !caller.Owns(subscription.Owner))
                return Answer.ApiError(404, "subscription not found");
            state.Subscriptions.Remove(subscription);
        }
        state.Waiters.Changed();
        return Answer.Empty(204);
    }

    public Answer Get(ReceivedRequest request)
    {
        if (!PageCursor.TryRead(request.Query("after"), out var start))
            return Answer.ApiError(400, "The parameter \"after\" was malformed: invalid cursor");
        var caller = callers.Of(request);
        GetEventSubSubscriptionsResponse answer;
        lock (state.Gate)
        {
            var owned = state.Subscriptions.All.Where(each => caller.Owns(each.Owner)).ToList();
            var found = owned.Where(each => Fits(each, request)).ToList();
            var (total, totalCost, most) = Totals(owned, caller.IsUser);
            answer = new GetEventSubSubscriptionsResponse
            {
                Data = [.. found.Skip(start).Take(PageSize).Select(each => each.Describe(inMessage: false))],
                Total = total,
                TotalCost = totalCost,
                MaxTotalCost = most,
                Pagination = new Pagination { Cursor = start + PageSize < found.Count ? PageCursor.Write(start + PageSize) : null },
            };
        }
        return Answer.Json(200, Encoding.UTF8.GetBytes(answer.ToJson()));
    }

    private static bool Fits(EventSubscription subscription, ReceivedRequest request) =>
        Is(request.Query("status"), subscription.Status.Value)
        && Is(request.Query("type"), subscription.Type.Type)
        && Is(request.Query("subscription_id"), subscription.Id)
        && Is(request.Query("conduit_id"), subscription.Transport.Describe(inMessage: true).ConduitId)
        && (request.Query("user_id") is not { Length: > 0 } user || subscription.Type.Condition.Values.Contains(user));

    private static bool Is(string? wanted, string? value) => string.IsNullOrEmpty(wanted) || wanted == value;

    private static (int Total, int TotalCost, int Most) Totals(List<EventSubscription> owned, bool isUser) =>
        (owned.Count, owned.Where(each => each.Counts).Sum(each => each.Cost), isUser ? SubscriptionLimits.UserCost : SubscriptionLimits.AppCost);

    private static Answer Missing(string name) => Answer.ApiError(400, $"Missing required parameter \"{name}\"");

    private static string? Text(JObject? from, string name) => from?[name] is JValue { Value: string { Length: > 0 } text } ? text : null;

    private IEnumerable<EventSubscription> Owned(Owner owner) => state.Subscriptions.All.Where(each => each.Owner == owner);
}
