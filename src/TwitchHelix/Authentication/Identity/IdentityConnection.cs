using Microsoft.Extensions.Logging;
using TwitchHelix.Errors;
using TwitchHelix.Serialization;
using TwitchHelix.Transport;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Sends requests to the identity server, repeats them if that may help, and reads the answers.</summary>
internal sealed class IdentityConnection
{
    /// <summary>The largest answer that is read, in bytes.</summary>
    private const long MaxAnswerSize = 1024 * 1024;

    private readonly HelixOptions options;
    private readonly ClientLifetime lifetime;
    private readonly TimeProvider timeProvider;
    private readonly Exchange exchange;
    private readonly RetryByRemedy retry;

    public IdentityConnection(CurrentSender sender, HelixOptions options, ClientLifetime lifetime, TimeProvider timeProvider, ILogger logger)
    {
        this.options = options;
        this.lifetime = lifetime;
        this.timeProvider = timeProvider;
        Address = options.IdentityAddress.AbsoluteUri.TrimEnd('/') + "/";
        var maxSize = Math.Min(MaxAnswerSize, options.MaxResponseSize);
        exchange = new Exchange(sender, Address, maxSize, "an honest answer has some KB", ApplicationSecrets.Of(options));
        retry = new RetryByRemedy(options.Retry, timeProvider, logger);
    }

    /// <summary>The identity server's address, with a slash at its end.</summary>
    public string Address { get; }

    /// <summary>Sends a request and reads the answer, which may be a refusal.</summary>
    /// <exception cref="HelixException">The identity server can't be reached or is busy, or a success can't be read.</exception>
    public async Task<IdentityAnswer<T>> SendAsync<T>(IdentityRequest request, CancellationToken cancellationToken)
        where T : class, IJsonFields, new()
    {
        var time = request.Time ?? options.Timeout;
        var limitName = request.Time is null ? "HelixOptions.Timeout" : null;
        using var deadline = new CallDeadline(time, timeProvider, cancellationToken, lifetime, limitName);
        using var outliving = request.OutlivesClient ? new CallDeadline(time, timeProvider, cancellationToken, lifetime: null, limitName) : null;
        try
        {
            return await retry.ExecuteAsync(request.Name, deadline, TryAsync<T>, (request, outliving ?? deadline)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            var failure = deadline.Explain(request.Name, e);
            // The retries are used up. A call that waits for this request doesn't repeat them.
            if (failure is HelixException final)
                final.Remedy = Remedy.None;
            if (failure == e)
                throw;
            throw failure;
        }
    }

    private async ValueTask<IdentityAnswer<T>> TryAsync<T>((IdentityRequest Request, CallDeadline Deadline) call)
        where T : class, IJsonFields, new()
    {
        var askedAt = timeProvider.GetUtcNow();
        using var answer = await exchange.SendAsync(call.Request, call.Deadline).ConfigureAwait(false);
        if (answer.IsSuccess)
            return IdentityAnswer<T>.OfSuccess(call.Request, answer, askedAt);
        var now = timeProvider.GetUtcNow();
        var failed = IdentityAnswer<T>.OfFailure(call.Request, Failure.Read(answer), answer.RetryAfter(now), askedAt, now);
        return failed.IsTransient ? throw failed.Failure() : failed;
    }
}
