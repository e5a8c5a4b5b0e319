using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using TwitchHelix.Diagnostics;
using TwitchHelix.Http;

namespace TwitchHelix.Authentication;

/// <summary>
/// The one way to the identity server: sends a request, again where that may help, and reads what comes back. A fault is one exception, and
/// no secret leaves by it.
/// </summary>
internal sealed class IdentityConnection(Func<HttpClient> createClient, HelixOptions options, TimeProvider timeProvider, ILogger logger)
{
    private const int MaxRetries = 3;

    /// <summary>Who is told to wait longer is told so by an exception.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>The identity server's address, with a slash at its end.</summary>
    public string Address { get; } = options.IdentityAddress.AbsoluteUri.TrimEnd('/') + "/";

    /// <summary>Sends a request and reads the answer, which may be a failure.</summary>
    /// <exception cref="HelixException">The identity server can't be reached, or a success can't be read.</exception>
    public async Task<IdentityAnswer<T>> SendAsync<T>(IdentityRequest request, CancellationToken cancellationToken)
        where T : class
    {
        var pipeline = new ResiliencePipelineBuilder<IdentityAnswer<T>> { TimeProvider = timeProvider }.AddRetry(Retry<T>(request)).Build();
        return await pipeline.ExecuteAsync(
            static async (state, token) => await state.Connection.SendOnceAsync<T>(state.Request, token).ConfigureAwait(false),
            (Connection: this, Request: request),
            cancellationToken).ConfigureAwait(false);
    }

    private RetryStrategyOptions<IdentityAnswer<T>> Retry<T>(IdentityRequest request)
        where T : class => new()
        {
            MaxRetryAttempts = MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromSeconds(10),
            ShouldHandle = args => new ValueTask<bool>(MayHelp(request, args.Outcome)),
            DelayGenerator = args => new ValueTask<TimeSpan?>(args.Outcome.Result is { } answer ? AskedWait(answer) : null),
            OnRetry = args =>
            {
                var reason = args.Outcome.Exception?.Message ?? $"status {(int)args.Outcome.Result!.StatusCode}";
                logger.Retrying(request.Name, args.AttemptNumber + 1, reason, args.RetryDelay.TotalMilliseconds);
                return default;
            },
        };

    private bool MayHelp<T>(IdentityRequest request, Outcome<IdentityAnswer<T>> outcome)
        where T : class => outcome switch
        {
            // An exception with a status is of an answer that can't be read.
            { Exception: HelixException { StatusCode: null, InnerException: not ResponseTooLargeException } unreachable } => !request.ServesOnce || ConnectFault.Is(unreachable.InnerException),
            { Result: { IsTransient: true } answer } => (!request.ServesOnce || (int)answer.StatusCode == 429) && !(AskedWait(answer) > LongestWait),
            _ => false,
        };

    private TimeSpan? AskedWait<T>(IdentityAnswer<T> answer)
        where T : class
    {
        var wait = answer.RetryAfter?.Delta ?? answer.RetryAfter?.Date - timeProvider.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private async Task<IdentityAnswer<T>> SendOnceAsync<T>(IdentityRequest request, CancellationToken cancellationToken)
        where T : class
    {
        using var deadline = Deadline.Start(timeProvider, options.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var client = createClient();
            using var message = request.ToMessage(Address);
            var askedAt = timeProvider.GetUtcNow();
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            using var body = await ResponseBuffer.ReadAsync(response.Content, options.MaxResponseSize, either.Token).ConfigureAwait(false);
            return IdentityAnswer<T>.Read(request, response, body, askedAt);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"{request.Name} was canceled.", e, cancellationToken);
        }
        catch (OperationCanceledException e)
        {
            var text = $"{request.Name}: the identity server had no complete answer within {options.Timeout.TotalSeconds:0.###} s (HelixOptions.Timeout).";
            throw new HelixException(text, new TimeoutException(text, e)) { Operation = request.Name };
        }
        catch (ResponseTooLargeException e)
        {
            throw new HelixException($"{request.Name} was answered with {e.Message}", e) { Operation = request.Name };
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new HelixException($"{request.Name}: the identity server at {Address} could not be reached, or the connection broke: {e.GetBaseException().Message}", e) { Operation = request.Name };
        }
    }
}
