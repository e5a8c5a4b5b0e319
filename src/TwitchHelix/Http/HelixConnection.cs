using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Polly;
using TwitchHelix.Authentication;
using TwitchHelix.DependencyInjection;
using TwitchHelix.Diagnostics;
using TwitchHelix.Pacing;
using TwitchHelix.Serialization;

namespace TwitchHelix.Http;

/// <summary>
/// The one way to the API. A call is tried until it has its answer or is given up; each try chooses its token, waits for its turn, and reads
/// the whole answer. What comes back is the answer, or one exception.
/// </summary>
internal sealed class HelixConnection(
    Func<HttpClient> createClient,
    HelixOptions options,
    TokenChooser tokens,
    Pacer pacer,
    ResiliencePipeline retry,
    ClientLifetime lifetime,
    TimeProvider timeProvider,
    ILogger logger)
{
    private readonly string baseAddress = options.BaseAddress.AbsoluteUri.TrimEnd('/') + "/";

    /// <summary>Sends a call whose answer has content; where it has none, the answer is an empty one.</summary>
    /// <exception cref="HelixException">The call failed.</exception>
    public async Task<T> SendAsync<T>(HelixRequest request, CallerChoice choice, CancellationToken cancellationToken)
        where T : class =>
        await ExchangeAsync(request, choice, Read<T>, cancellationToken).ConfigureAwait(false) ?? Missing<T>(request.Operation);

    /// <summary>Sends a call and reads its content as anything; the default value where it has none.</summary>
    /// <exception cref="HelixException">The call failed.</exception>
    public Task<T?> SendRawAsync<T>(HelixRequest request, CallerChoice choice, CancellationToken cancellationToken) => ExchangeAsync(request, choice, Read<T>, cancellationToken);

    /// <summary>Sends a call and reads no content.</summary>
    /// <exception cref="HelixException">The call failed.</exception>
    public Task SendAsync(HelixRequest request, CallerChoice choice, CancellationToken cancellationToken) => ExchangeAsync(request, choice, static (_, _) => true, cancellationToken);

    private async Task<T> ExchangeAsync<T>(HelixRequest request, CallerChoice choice, Func<HelixOperation, HelixAnswer, T> read, CancellationToken cancellationToken)
    {
        lifetime.ThrowIfEnded();
        using var deadline = new CallDeadline(options.Timeout, timeProvider, cancellationToken);
        var call = new HelixCall(request, choice, deadline) { Body = Write(request) };
        using var trace = CallTrace.Start(call, options.BaseAddress, timeProvider, logger);
        try
        {
            using var answer = await RetryPipeline.ExecuteAsync(retry, call, TryAsync).ConfigureAwait(false);
            trace.Answered(answer);
            return read(request.Operation, answer);
        }
        catch (Exception e)
        {
            var failure = Failure(request.Operation, e, cancellationToken);
            trace.Failed(failure);
            if (failure == e)
                throw;
            throw failure;
        }
    }

    /// <summary>The exception that the caller gets: what is no HelixException yet becomes one, but for what a handler of the caller's own throws.</summary>
    private Exception Failure(HelixOperation operation, Exception e, CancellationToken cancellationToken)
    {
        switch (e)
        {
            case OperationCanceledException when cancellationToken.IsCancellationRequested:
                return new OperationCanceledException($"{operation.Name} was canceled.", e, cancellationToken);
            case OperationCanceledException:
                var text = $"{operation.Name} had no complete answer within {options.Timeout.TotalSeconds:0.###} s (HelixOptions.Timeout).";
                return new HelixException(text, new TimeoutException(text, e)) { Operation = operation.Name };
            case ExecutionRejectedException:
                return new HelixException($"{operation.Name} was refused by HelixRetryOptions.Pipeline: {e.Message}", e) { Operation = operation.Name };
            default:
                return e;
        }
    }

    private async ValueTask<HelixAnswer> TryAsync(HelixCall call)
    {
        call.BeginTry();
        call.Token = await tokens.ChooseAsync(call.Request, call.Choice.Token, call.Deadline.Token).ConfigureAwait(false);
        var answer = await SendAsync(call).ConfigureAwait(false);
        if (await RenewTokenAsync(call, answer).ConfigureAwait(false))
        {
            answer.Dispose();
            call.BeginTry();
            answer = await SendAsync(call).ConfigureAwait(false);
        }
        if (answer.Response.IsSuccessStatusCode)
            return answer;
        using (answer)
        {
            var refused = ErrorAnswer.ToException(call.Operation, answer, call.Token?.Value, timeProvider.GetUtcNow());
            if (refused is HelixRateLimitException)
                logger.TooManyCalls(call.Operation.Name, refused.RateLimit?.ToString() ?? "without a word on the bucket");
            throw refused;
        }
    }

    /// <summary>Replaces a token that is rejected, once a call.</summary>
    /// <returns>Whether the call has another token now.</returns>
    private async ValueTask<bool> RenewTokenAsync(HelixCall call, HelixAnswer answer)
    {
        if (call is not { Token: { } rejected, HasRenewedToken: false } || !answer.RejectsToken)
            return false;
        call.HasRenewedToken = true;
        logger.TokenRejected(call.Operation.Name, rejected.ToString());
        try
        {
            if (await tokens.RenewAsync(call.Request, rejected, call.Deadline.Token).ConfigureAwait(false) is not { } renewed)
                return false;
            call.Token = renewed;
            return true;
        }
        catch
        {
            // The API is not to blame: sending the call again would not help.
            call.WasSent = false;
            answer.Dispose();
            throw;
        }
    }

    private async ValueTask<HelixAnswer> SendAsync(HelixCall call)
    {
        var paced = await WaitAsync(call).ConfigureAwait(false);
        var outcome = CallOutcome.NotSent;
        HttpResponseMessage? response = null;
        try
        {
            using var message = CreateMessage(call);
            using var client = createClient();
            call.BeginSend();
            outcome = CallOutcome.NoAnswer;
            response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, call.Deadline.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
                call.Unavailable++;
            outcome = new CallOutcome((int)response.StatusCode, HelixRateLimit.Read(response.Headers), response.Headers.Date);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Unreachable(call, e, null);
        }
        finally
        {
            // The bucket learns from the headers; the others need not wait for the body.
            paced.Leave(outcome);
        }
        return await ReadBodyAsync(call, response).ConfigureAwait(false);
    }

    private async ValueTask<HelixAnswer> ReadBodyAsync(HelixCall call, HttpResponseMessage response)
    {
        try
        {
            return new HelixAnswer(response, await ResponseBuffer.ReadAsync(response.Content, options.MaxResponseSize, call.Deadline.Token).ConfigureAwait(false));
        }
        catch (ResponseTooLargeException e)
        {
            var status = response.StatusCode;
            response.Dispose();
            throw new HelixException($"{call.Operation.Name} was answered with status {(int)status} and {e.Message}", e) { Operation = call.Operation.Name, StatusCode = status };
        }
        catch (Exception e)
        {
            var status = response.StatusCode;
            response.Dispose();
            if (e is HttpRequestException or IOException)
                throw Unreachable(call, e, status);
            throw;
        }
    }

    private async ValueTask<PacedCall> WaitAsync(HelixCall call)
    {
        var entering = pacer.EnterAsync(call.Request, BucketKey.Of(call.Token), call.Choice.Patience ?? options.RateLimitWait, call.Deadline.Token);
        if (entering.IsCompletedSuccessfully)
            return entering.Result;
        var started = timeProvider.GetTimestamp();
        call.Deadline.Pause();
        try
        {
            return await entering.ConfigureAwait(false);
        }
        catch (GateClosedException e)
        {
            throw new HelixRateLimitException($"{call.Operation.Name} was not sent: the rate limit is reached until {e.OpensAt:O}, which is longer than the call waits (HelixOptions.RateLimitWait).", e)
            {
                Operation = call.Operation.Name,
                RetryAt = e.OpensAt,
            };
        }
        finally
        {
            call.HeldBack += timeProvider.GetElapsedTime(started);
            call.Deadline.Resume();
        }
    }

    private HttpRequestMessage CreateMessage(HelixCall call)
    {
        var message = new HttpRequestMessage(call.Operation.Method, new Uri(baseAddress + call.Operation.Path + call.Request.Query));
        message.Headers.TryAddWithoutValidation("Client-Id", options.ClientId);
        if (call.Token is { } token)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        if (call.Body is not null)
            message.Content = new ByteArrayContent(call.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        else if (!call.Operation.IsRepeatable)
            // HttpClient sends a request without content again by itself if the connection breaks; with content, be it empty, it does not.
            message.Content = new ByteArrayContent([]);
        return message;
    }

    private HelixException Unreachable(HelixCall call, Exception e, HttpStatusCode? status)
    {
        // Some networks tell of a cancellation as of a broken connection.
        call.Deadline.Token.ThrowIfCancellationRequested();
        call.Broken = e;
        return new($"{call.Operation.Name} could not reach {baseAddress}, or the connection broke: {e.GetBaseException().Message}", e) { Operation = call.Operation.Name, StatusCode = status };
    }

    private static byte[]? Write(HelixRequest request)
    {
        if (request.Body is null)
            return null;
        try
        {
            return HelixJson.Write(request.Body);
        }
        catch (JsonException e)
        {
            throw new HelixException($"The body of {request.Operation.Name} can't be written as JSON: {e.Message}", e) { Operation = request.Operation.Name };
        }
    }

    private static T? Read<T>(HelixOperation operation, HelixAnswer answer)
    {
        try
        {
            if (typeof(T) == typeof(string))
                return (T)(object)answer.Body.Text();
            if (answer.Body.IsEmpty)
                return default;
            var read = HelixJson.Read<T>(answer.Body.Open());
            if (read is HelixResponse whole)
                whole.RateLimit = HelixRateLimit.Read(answer.Response.Headers);
            return read;
        }
        catch (JsonException e)
        {
            throw new HelixException($"{operation.Name} was answered with status {(int)answer.Status} and a body that can't be read: {e.Message}", e)
            {
                Operation = operation.Name,
                StatusCode = answer.Status,
                ResponseBody = answer.Body.Excerpt(),
            };
        }
    }

    // Twitch sometimes sends a success with nothing in it: as if every field were absent.
    private static T Missing<T>(HelixOperation operation)
        where T : class => typeof(HelixResponse).IsAssignableFrom(typeof(T))
            ? Activator.CreateInstance<T>()
            : throw new HelixException($"{operation.Name} was answered with nothing.") { Operation = operation.Name };
}
