using System.Runtime.CompilerServices;

namespace TwitchHelix.Tests.Authentication;

/// <summary>A store in memory whose calls a test can intercept.</summary>
internal sealed class FaultyTokenStore : ITokenStore
{
    private readonly Dictionary<string, HelixToken> tokens = [];

    /// <summary>Runs before a token is read.</summary>
    public Action? OnGet { get; set; }

    /// <summary>Runs after a token is read, before the caller gets it.</summary>
    public Func<Task>? OnGot { get; set; }

    /// <summary>Runs before a token is stored.</summary>
    public Func<HelixToken, Task>? OnSet { get; set; }

    public async ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken = default)
    {
        OnGet?.Invoke();
        var token = Find(userId);
        if (OnGot is { } then)
            await then();
        return token;
    }

    public async ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken = default)
    {
        if (OnSet is { } first)
            await first(token);
        cancellationToken.ThrowIfCancellationRequested();
        lock (tokens)
        {
            if (Find(token.UserId)?.Version != replaced?.Version)
                return false;
            tokens[token.UserId] = token;
            return true;
        }
    }

    public ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken = default)
    {
        lock (tokens)
            return new(Find(token.UserId)?.Version == token.Version && tokens.Remove(token.UserId));
    }

    public async IAsyncEnumerable<HelixToken> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<HelixToken> all;
        lock (tokens)
            all = [.. tokens.Values];
        foreach (var token in all)
            yield return await Task.FromResult(token);
    }

    /// <summary>Stores a token directly, as another process would.</summary>
    public void Put(HelixToken token)
    {
        lock (tokens)
            tokens[token.UserId] = token;
    }

    private HelixToken? Find(string userId)
    {
        lock (tokens)
            return tokens.GetValueOrDefault(userId);
    }
}
