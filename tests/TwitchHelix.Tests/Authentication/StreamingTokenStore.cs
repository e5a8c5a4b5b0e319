using System.Globalization;
using System.Runtime.CompilerServices;

namespace TwitchHelix.Tests.Authentication;

/// <summary>A store of many users, as a database streams them. The token <c>access-1</c> is that of user 1.</summary>
internal sealed class StreamingTokenStore(int users) : ITokenStore
{
    /// <summary>Runs before a token is listed, with its number from 1.</summary>
    public Action<int>? OnList { get; set; }

    /// <summary>The users who have logged out.</summary>
    public HashSet<string> Removed { get; } = [];

    public ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken = default) =>
        new(Removed.Contains(userId) ? null : Token(userId));

    public ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken = default) => new(true);

    public ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken = default) => new(true);

    public async IAsyncEnumerable<HelixToken> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var user = 1; user <= users; user++)
        {
            OnList?.Invoke(user);
            yield return await Task.FromResult(Token(user.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static HelixToken Token(string userId) =>
        new(userId, "access-" + userId) { Scopes = [], UserLogin = "user" + userId, ClientId = "the-client-id" };
}
