using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace TwitchHelix.Authentication.Stores;

/// <summary>Keeps tokens in memory, until the process ends.</summary>
internal sealed class InMemoryTokenStore : ITokenStore
{
    private readonly ConcurrentDictionary<string, HelixToken> tokens = new(StringComparer.Ordinal);

    public ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken) =>
        new(tokens.TryGetValue(userId, out var token) ? token : null);

    public ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken) =>
        new(replaced is null
            ? tokens.TryAdd(token.UserId, token)
            : Holds(replaced, out var held) && tokens.TryUpdate(token.UserId, token, held));

    public ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken) =>
        new(Holds(token, out var held) && ((ICollection<KeyValuePair<string, HelixToken>>)tokens).Remove(new(token.UserId, held)));

    public async IAsyncEnumerable<HelixToken> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var token in tokens.Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return token;
        }
        await default(ValueTask).ConfigureAwait(false);
    }

    private bool Holds(HelixToken read, out HelixToken held) => tokens.TryGetValue(read.UserId, out held!) && held.Version == read.Version;
}
