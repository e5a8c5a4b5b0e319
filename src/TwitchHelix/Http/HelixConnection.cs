#if NET
using System.Runtime.CompilerServices;
#endif
using Microsoft.Extensions.Logging;
using Polly;
using TwitchHelix.Authentication;
using TwitchHelix.Authentication.Tokens;
using TwitchHelix.Calls;
using TwitchHelix.Diagnostics;
using TwitchHelix.Errors;
using TwitchHelix.Pacing;
using TwitchHelix.Serialization;
using TwitchHelix.Transport;

namespace TwitchHelix.Http;

/// <summary>
/// Sends calls to the API. Each attempt of a call chooses a token, waits for the rate limits, and reads the whole answer. The result is the answer or one
/// exception.
/// </summary>
internal sealed class HelixConnection(
    CurrentSender sender,
    HelixOptions options,
    TokenChooser tokens,
    Pacer pacer,
    IRetry retry,
    ClientLifetime lifetime,
    TimeProvider timeProvider,
    ILogger logger)
{
    private readonly Exchange exchange = new(
        sender,
        options.BaseAddress.AbsoluteUri.TrimEnd('/') + "/",
        options.MaxResponseSize,
        "HelixOptions.MaxResponseSize",
        ApplicationSecrets.Of(options));

    public HelixOptions Options => options;

    public ClientLifetime Lifetime => lifetime;

    public TimeProvider TimeProvider => timeProvider;

    public ILogger Logger => logger;

    /// <summary>Sends a call whose answer has content. If it has none, which stands for absent fields, the answer is empty.</summary>
    /// <exception cref="HelixException">The call failed.</exception>
    public Task<T> SendAsync<T>(HelixRequest request, CallerChoice choice, Func<T> create, CancellationToken cancellationToken)
        where T : HelixResponse, IJsonFields => CallAsync(
            request,
            choice,
            static (operation, answer, create) => Read(operation, answer, static (body, create) => HelixJson.Read(body.Bytes, create) ?? create(), create),
            create,
            cancellationToken);

    /// <summary>Sends a call and reads its content by a function. Null if it has none.</summary>
    /// <exception cref="HelixException">The call failed, the content isn't of the type, or it has none and the type can't be null.</exception>
    public Task<T?> SendRawAsync<T>(HelixRequest request, CallerChoice choice, Func<ResponseBuffer, object?> read, CancellationToken cancellationToken) =>
        CallAsync(
            request,
            choice,
            static (operation, answer, read) =>
            {
                var (value, isNone) = Read(
                    operation, answer, static (body, read) => read(body) is { } content ? ((T?)content, false) : (default(T), true), read);
                return isNone && value is not null ? throw Unusable(operation, answer, "no content") : value;
            },
            read,
            cancellationToken);

    /// <summary>Sends a call and reads no content.</summary>
    /// <exception cref="HelixException">The call failed.</exception>
    public Task SendAsync(HelixRequest request, CallerChoice choice, CancellationToken cancellationToken) =>
        CallAsync(request, choice, static (_, _, _) => true, how: true, cancellationToken);

    private async Task<T> CallAsync<T, THow>(
        HelixRequest request, CallerChoice choice, Func<HelixOperation, Answer, THow, T> read, THow how, CancellationToken cancellationToken)
    {
        lifetime.ThrowIfEnded();
        using var deadline = new CallDeadline(options.Timeout, timeProvider, cancellationToken, lifetime);
        var call = new HelixCall(request, choice, deadline) { Body = Write(request) };
        using var trace = CallTrace.Start(call, options.BaseAddress, timeProvider, logger);
        try
        {
            using var answer = await retry
                .ExecuteAsync(call.Operation.Name, deadline, static each => each.Connection.TryAsync(each.Call), (Connection: this, Call: call))
                .ConfigureAwait(false);
            trace.Answered(answer);
            var value = read(request.Operation, answer, how);
            if (value is HelixResponse response)
                (response.RateLimit, response.Headers) = (answer.RateLimit, answer.Headers);
            return value;
        }
        catch (Exception e)
        {
            var failure = Explain(call, e);
            trace.Failed(failure);
            if (failure == e)
                throw;
            throw failure;
        }
    }

    /// <summary>Gets the exception for the caller. An exception of the caller's own handler stays as it is.</summary>
    private static Exception Explain(HelixCall call, Exception e) => e is ExecutionRejectedException
        ? new HelixException($"{call.Operation.Name} was refused by HelixRetryOptions.Pipeline: {e.Message}", e) { Operation = call.Operation.Name }
        : call.Deadline.Explain(call.Operation.Name, e);

#if NET
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    private async ValueTask<Answer> TryAsync(HelixCall call)
    {
        for (CallToken? rejected = null; ;)
        {
            var turn = await TakeTurnAsync(call, rejected).ConfigureAwait(false);
            try
            {
                call.CountSend();
                var answer = await exchange.SendAsync(turn, call.Deadline).ConfigureAwait(false);
                if (answer.IsSuccess)
                    return answer;
                using (answer)
                    throw Refused(turn, answer);
            }
            catch (Exception e)
            {
                turn.Failed(e);
                // If one new token didn't help, a second one won't, unless another process may have renewed the first.
                if (e is not HelixApiException { Remedy: Remedy.NewToken } || turn.Token is not { } token
                    || (token.Value == call.Renewed?.Value && !tokens.IsDue(token)))
                    throw;
                logger.TokenRejected(call.Operation.Name, token.ToString());
                if (await tokens.RenewAsync(call.Request, token, call.Deadline.Token).ConfigureAwait(false) is not { } renewed)
                    throw;
                (call.Renewed, rejected) = (renewed, token);
            }
        }
    }

    /// <summary>Chooses the token, and waits for the limits. A call that had to wait chooses again: its token may have been renewed, or have ended.</summary>
    private async ValueTask<HelixTry> TakeTurnAsync(HelixCall call, CallToken? rejected)
    {
        for (var token = await ChooseAsync(call).ConfigureAwait(false); ;)
        {
            var bucket = BucketOf(token);
            var entering = EnterAsync(call, bucket);
            var hasWaited = !entering.IsCompleted;
            var paced = await entering.ConfigureAwait(false);
            if (hasWaited || paced is null)
                token = await ChooseAgainAsync(call, paced).ConfigureAwait(false);
            if (paced is { } turns && BucketOf(token) == bucket)
            {
                call.Bucket = bucket.Kind;
                return new HelixTry(call, options.ClientId, token, rejected, turns);
            }
            paced?.Leave(CallOutcome.NotSent);
        }
    }

    private async ValueTask<CallToken?> ChooseAgainAsync(HelixCall call, PacedCall? paced)
    {
        try
        {
            call.Deadline.Token.ThrowIfCancellationRequested();
            return await ChooseAsync(call).ConfigureAwait(false);
        }
        catch
        {
            paced?.Leave(CallOutcome.NotSent);
            throw;
        }
    }

    private ValueTask<CallToken?> ChooseAsync(HelixCall call) => tokens.ChooseAsync(call.Request, call.Choice.Token, call.Deadline.Token);

    private HelixApiException Refused(HelixTry request, Answer answer)
    {
        var now = timeProvider.GetUtcNow();
        var refused = ApiFailure.ToException(request.Call.Operation, Failure.Read(answer), answer.RetryAfter(now), now);
        // The pause before another try is a wait for the limit, too.
        if (refused.Remedy == Remedy.Wait && PatienceOf(request.Call) is var patience && patience != Timeout.InfiniteTimeSpan
            && (refused.RemedyDelay ?? options.Retry.Delay) > patience)
            refused.Remedy = Remedy.None;
        if (refused is HelixRateLimitException)
            logger.TooManyCalls(request.Name, refused.RateLimit?.ToString() ?? "without a word on the bucket");
        return refused;
    }

    private ValueTask<PacedCall?> EnterAsync(HelixCall call, BucketKey bucket)
    {
        var entering = pacer.EnterAsync(call.Request, bucket, PatienceOf(call), call.Deadline);
        return entering.IsCompletedSuccessfully ? entering : WaitAsync(call, entering);
    }

    private async ValueTask<PacedCall?> WaitAsync(HelixCall call, ValueTask<PacedCall?> entering)
    {
        var started = timeProvider.GetTimestamp();
        try
        {
            return await entering.ConfigureAwait(false);
        }
        catch (GateClosedException e)
        {
            var reason = e.OpensAt is { } opens ? $"the rate limit is reached until {opens:O}, which is" : "other calls, which may use the limit up, run";
            var text = $"{call.Operation.Name} was not sent: {reason} longer than the call waits (HelixOptions.RateLimitWait).";
            throw new HelixRateLimitException(text, e) { Operation = call.Operation.Name, RetryAt = e.OpensAt };
        }
        finally
        {
            call.AddHeldBack(timeProvider.GetElapsedTime(started));
        }
    }

    private TimeSpan PatienceOf(HelixCall call) => call.Choice.Patience ?? options.RateLimitWait;

    private static BucketKey BucketOf(CallToken? token) => new(token?.Stored?.UserId, token?.Source == CallTokenSource.Options);

    private static byte[]? Write(HelixRequest request)
    {
        try
        {
            return request.WriteBody?.Invoke();
        }
        // The code of a caller's own type can throw anything. Of a type of the library, it is a property that the caller didn't set.
        catch (Exception e) when (e is not ArgumentException || request.Operation.IsRaw)
        {
            throw new HelixException($"The body of {request.Operation.Name} can't be written as JSON: {e.Message}", e) { Operation = request.Operation.Name };
        }
    }

    private static T Read<T, THow>(HelixOperation operation, Answer answer, Func<ResponseBuffer, THow, T> read, THow how)
    {
        try
        {
            return read(answer.Body, how);
        }
        // The code of a caller's own type can throw anything.
        catch (Exception e)
        {
            // The body is not kept: it may contain a secret such as a stream key.
            throw Unusable(operation, answer, $"a body that can't be read{JsonFault.Place(e, answer.Secrets.Quote)}", UnreadableBody.Cause(e, answer));
        }
    }

    private static HelixException Unusable(HelixOperation operation, Answer answer, string what, Exception? cause = null) =>
        new($"{operation.Name} was answered with status {(int)answer.Status} and {what}.", cause) { Operation = operation.Name, StatusCode = answer.Status };
}
