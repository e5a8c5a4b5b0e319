using System.Net;

namespace TwitchHelix.EventSub.Conduits;

/// <summary>Makes the calls about conduits and their shards.</summary>
internal sealed class ConduitCalls(IConduitsClient client)
{
    /// <exception cref="HelixException">The call failed.</exception>
    public async Task<IReadOnlyList<Conduit>> ListAsync(CancellationToken cancellationToken) =>
        (await client.GetConduitsAsync(cancellationToken).ConfigureAwait(false)).Data;

    /// <exception cref="ConduitUnusableException">The application has as many as Twitch allows.</exception>
    /// <exception cref="HelixException">The call failed.</exception>
    public async Task<Conduit> CreateAsync(int shards, CancellationToken cancellationToken)
    {
        try
        {
            var made = await client.CreateConduitsAsync(new CreateConduitsBody { ShardCount = shards }, cancellationToken).ConfigureAwait(false);
            return Only(made.Data);
        }
        catch (HelixApiException e) when (e.StatusCode == (HttpStatusCode)429 && e is not HelixRateLimitException)
        {
            throw new ConduitUnusableException(
                "The application has as many conduits as Twitch allows. Delete one, or set EventSubConduitOptions.ConduitId.", e);
        }
    }

    /// <exception cref="HelixException">The call failed.</exception>
    public async Task<Conduit> ResizeAsync(string conduitId, int shards, CancellationToken cancellationToken)
    {
        var body = new UpdateConduitsBody { Id = conduitId, ShardCount = shards };
        return Only((await client.UpdateConduitsAsync(body, cancellationToken).ConfigureAwait(false)).Data);
    }

    /// <summary>Deletes a conduit. One that is gone already is no failure.</summary>
    /// <exception cref="HelixException">The call failed.</exception>
    public async Task DeleteAsync(string conduitId, CancellationToken cancellationToken)
    {
        try
        {
            await client.DeleteConduitAsync(conduitId, cancellationToken).ConfigureAwait(false);
        }
        catch (HelixApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // It is gone already.
        }
    }

    /// <returns>The shards by ID. Null if there is no such conduit.</returns>
    /// <exception cref="HelixException">The call failed.</exception>
    public async Task<Dictionary<string, ConduitShard>?> ListShardsAsync(string conduitId, CancellationToken cancellationToken)
    {
        var shards = new Dictionary<string, ConduitShard>(StringComparer.Ordinal);
        try
        {
            await foreach (var shard in client.GetConduitShardsPagedAsync(conduitId, cancellationToken: cancellationToken).ConfigureAwait(false))
                shards[shard.Id] = shard;
            return shards;
        }
        catch (HelixApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Sends the events of shards over sessions from now on. Ends each assignment.</summary>
    /// <exception cref="HelixException">The call failed.</exception>
    public async Task AssignAsync(string conduitId, IReadOnlyList<ShardAssignment> assignments, CancellationToken cancellationToken)
    {
        var answer = await client.UpdateConduitShardsAsync(
            new UpdateConduitShardsBody
            {
                ConduitId = conduitId,
                Shards =
                [
                    .. assignments.Select(each => new UpdateConduitShardsShard
                    {
                        Id = each.ShardId,
                        Transport = new UpdateConduitShardsTransport { Method = ConduitShardTransportMethod.Websocket, SessionId = each.SessionId },
                    }),
                ],
            },
            cancellationToken).ConfigureAwait(false);
        foreach (var each in assignments)
            if (Refusal(answer, each.ShardId) is { } refusal)
                each.Done.TrySetException(refusal);
            else
                each.Done.TrySetResult(true);
    }

    private static HelixException? Refusal(UpdateConduitShardsResponse answer, string shardId)
    {
        if (answer.Errors.FirstOrDefault(each => each.Id == shardId) is { } error)
            return new HelixException($"Twitch refuses the session of shard {shardId}: {error.Message}");
        // A session that has just ended is taken, but the shard is disabled.
        var status = answer.Data.FirstOrDefault(each => each.Id == shardId)?.Status.Value ?? "the answer does not name it";
        return status == ConduitShardStatus.Enabled.Value ? null : new HelixException($"Twitch did not enable shard {shardId}: {status}.");
    }

    private static Conduit Only(IReadOnlyList<Conduit> data) =>
        data is [var conduit, ..] ? conduit : throw new HelixException("Twitch returned no conduit.");
}
