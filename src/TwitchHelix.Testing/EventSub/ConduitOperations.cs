using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.EventSub.State;
using TwitchHelix.Testing.EventSub.Webhooks;
using TwitchHelix.Testing.Examples;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.EventSub;

/// <summary>Creates, changes, deletes and lists conduits and their shards as Twitch does.</summary>
internal sealed class ConduitOperations(EventSubState state, EventSubCallers callers, ShardChanges changes, WebhookSender webhooks)
{
    private const int MostConduits = 5;
    private const int MostShards = 20_000;
    private const int PageSize = 100;

    public Answer Get(ReceivedRequest request)
    {
        lock (state.Gate)
            return Json(200, new GetConduitsResponse { Data = [.. Owned(request).Select(Describe)] });
    }

    public Answer Create(ReceivedRequest request)
    {
        if (Count(request) is not { } count)
            return WrongCount(request);
        EventConduit created;
        lock (state.Gate)
        {
            if (Owned(request).Count() >= MostConduits)
                return Answer.ApiError(429, "conduit limit exceeded");
            state.Conduits.Add(created = new EventConduit(callers.Of(request).ClientId, count));
        }
        state.Waiters.Changed();
        return Json(200, new CreateConduitsResponse { Data = [Describe(created)] });
    }

    public Answer Update(ReceivedRequest request)
    {
        if (Count(request) is not { } count)
            return WrongCount(request);
        EventConduit? conduit;
        lock (state.Gate)
        {
            conduit = Find(request, request.Value("id"));
            if (conduit is null)
                return NotFound();
            conduit.Resize(count);
        }
        state.Waiters.Changed();
        return Json(200, new UpdateConduitsResponse { Data = [Describe(conduit)] });
    }

    public Answer Delete(ReceivedRequest request)
    {
        lock (state.Gate)
        {
            if (Find(request, request.Query("id")) is not { } conduit)
                return NotFound();
            state.Conduits.Remove(conduit);
            foreach (var subscription in state.Subscriptions.All)
                if (subscription.Transport == conduit && subscription.IsEnabled)
                    state.Subscriptions.Set(subscription, EventSubSubscriptionStatus.ConduitDeleted);
        }
        state.Waiters.Changed();
        return Answer.Empty(204);
    }

    public Answer GetShards(ReceivedRequest request)
    {
        if (!PageCursor.TryRead(request.Query("after"), out var start))
            return Answer.ApiError(400, "The parameter \"after\" was malformed: invalid cursor");
        lock (state.Gate)
        {
            if (Find(request, request.Query("conduit_id")) is not { } conduit)
                return NotFound();
            var status = request.Query("status");
            var shards = conduit.Shards.Where(shard => string.IsNullOrEmpty(status) || shard.Status.Value == status).ToList();
            return Json(200, new GetConduitShardsResponse
            {
                Data = [.. shards.Skip(start).Take(PageSize).Select(shard => shard.Describe())],
                Pagination = new Pagination { Cursor = start + PageSize < shards.Count ? PageCursor.Write(start + PageSize) : null },
            });
        }
    }

    public Answer UpdateShards(ReceivedRequest request)
    {
        if (request.Json?["shards"] is not JArray asked)
            return Answer.ApiError(400, "Missing required parameter \"shards\"");
        var changed = new List<ConduitShard>();
        var errors = new List<ConduitShardError>();
        var unverified = new List<Shard>();
        lock (state.Gate)
        {
            if (Find(request, request.Value("conduit_id")) is not { } conduit)
                return NotFound();
            foreach (var item in asked.OfType<JObject>())
            {
                var id = (string?)(item["id"] as JValue) ?? "";
                var shard = int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? conduit.Find(number) : null;
                var wrong = "The conduit has no shard with this ID.";
                if (shard is null || item["transport"] is not JObject transport || !Assign(shard, transport, unverified, out wrong))
                    errors.Add(new ConduitShardError { Id = id, Message = wrong, Code = "invalid_parameter" });
                else
                    changed.Add(shard.Describe());
            }
        }
        foreach (var shard in unverified)
            Verify(shard);
        state.Waiters.Changed();
        return Json(202, new UpdateConduitShardsResponse { Data = changed, Errors = errors });
    }

    private static Answer Json(int status, HelixResponse body) => Answer.Json(status, Encoding.UTF8.GetBytes(body.ToJson()));

    private static Answer NotFound() => Answer.ApiError(404, "conduit not found");

    private static Answer WrongCount(ReceivedRequest request) => request.Value("shard_count") is null
        ? Answer.ApiError(400, "Missing required parameter \"shard_count\"")
        : Answer.ApiError(400, $"The parameter \"shard_count\" was malformed: the value must be from 1 to {MostShards}");

    private static int? Count(ReceivedRequest request) =>
        int.TryParse(request.Value("shard_count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostShards
            ? count
            : null;

    private static Conduit Describe(EventConduit conduit) => new() { Id = conduit.Id, ShardCount = conduit.ShardCount };

    private IEnumerable<EventConduit> Owned(ReceivedRequest request)
    {
        var clientId = callers.Of(request).ClientId;
        return state.Conduits.Where(conduit => conduit.ClientId == clientId);
    }

    private EventConduit? Find(ReceivedRequest request, string? id) => Owned(request).FirstOrDefault(conduit => conduit.Id == id);

    private bool Assign(Shard shard, JObject transport, List<Shard> unverified, out string wrong)
    {
        wrong = "";
        switch ((string?)(transport["method"] as JValue))
        {
            case "websocket":
                if ((string?)(transport["session_id"] as JValue) is not { } id || state.Sessions.GetValueOrDefault(id) is not { } session)
                {
                    wrong = "websocket transport session does not exist or has already disconnected";
                    return false;
                }
                session.IsUsed = true;
                shard.Transport = session;
                shard.Status = ConduitShardStatus.Enabled;
                return true;
            case "webhook":
                if (CallbackCheck.Wrong(transport, out var webhook) is { } reason)
                {
                    wrong = reason;
                    return false;
                }
                shard.Transport = webhook;
                shard.Status = ConduitShardStatus.WebhookCallbackVerificationPending;
                unverified.Add(shard);
                return true;
            default:
                wrong = "The parameter \"transport.method\" was malformed";
                return false;
        }
    }

    private void Verify(Shard shard)
    {
        var webhook = (Webhook)shard.Transport!;
        var subject = new JProperty("conduit_shard", new JObject { ["conduit_id"] = shard.Conduit.Id, ["shard"] = shard.Id });
        Task.Run(() => webhooks.VerifyAsync(webhook, subject, type: null, isVerified =>
        {
            if (shard.Transport != webhook)
                return;
            if (isVerified)
                shard.Status = ConduitShardStatus.Enabled;
            else
                changes.Disable(shard, ConduitShardStatus.WebhookCallbackVerificationFailed);
        }));
    }
}
