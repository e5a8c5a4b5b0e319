using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.Api;
using TwitchHelix.Testing.Http;
using TwitchHelix.Testing.Identity;
using TwitchHelix.Testing.Model;

namespace TwitchHelix.Testing.Faults;

/// <summary>Carries out the effect of a fault on one call.</summary>
internal sealed class FaultedCall(
    ReceivedRequest request, HelixFault fault, Func<Answer> carryOut, ApiServer api, IssuedTokens tokens, TimeProvider timeProvider, CancellationToken gone)
    : IFaultedCall
{
    private bool IsApiCall => request.IdentityEndpoint is null;

    public Task AnswerErrorAsync(int status, string message, TimeSpan? retryAfter)
    {
        CarryOutIfAsked();
        return SendAsync(WithRetryAfter(IsApiCall ? Answer.ApiError(status, message) : Answer.IdentityError(status, message), retryAfter));
    }

    public Task AnswerTextAsync(int status, string contentType, string body)
    {
        CarryOutIfAsked();
        return SendAsync(body.Length == 0 ? Answer.Empty(status) : Answer.Text(status, contentType, body));
    }

    public async Task AnswerLateAsync(TimeSpan delay)
    {
        await WaitAsync(delay).ConfigureAwait(false);
        await SendAsync(carryOut()).ConfigureAwait(false);
    }

    public Task HangAsync()
    {
        CarryOutIfAsked();
        return WaitAsync(Timeout.InfiniteTimeSpan);
    }

    public Task CutConnectionAsync()
    {
        CarryOutIfAsked();
        request.Context.Abort();
        return Task.CompletedTask;
    }

    public Task CutBodyAsync() => AnswerWriter.SendPartAsync(request, carryOut(), gone);

    public Task CutJsonAsync()
    {
        var answer = carryOut();
        return SendAsync(answer.WithBody(answer.Body.Length < 2 ? """{"data":["""u8.ToArray() : answer.Body[..(answer.Body.Length / 2)]));
    }

    public Task AnswerSlowlyAsync(TimeSpan pause, int chunkSize) => AnswerWriter.SendSlowlyAsync(request, carryOut(), chunkSize, pause, timeProvider, gone);

    public Task AnswerEndlesslyAsync() => AnswerWriter.SendEndlesslyAsync(request, carryOut(), gone);

    public Task DrainBucketAsync() => SendAsync(api.Buckets.Drain(api.Key(request)).AddTo(ApiServer.TooManyRequests()));

    public Task ExceedEndpointLimitAsync(TimeSpan? retryAfter) =>
        SendAsync(WithRetryAfter(api.Buckets.Take(api.Key(request)).AddTo(ApiServer.TooManyRequests()), retryAfter));

    public Task RejectTokenAsync() => SendAsync(IsApiCall ? TokenChecker.Invalid() : Answer.IdentityError(401, "invalid access token"));

    public Task EndTokenAsync(bool withRefreshToken)
    {
        if (Answer.Token(request.Authorization, "Bearer", "OAuth") is { } value && tokens.TryGet(value, out var token))
        {
            tokens.Remove(value);
            if (withRefreshToken && token.RefreshToken is { } refreshToken)
                tokens.RemoveRefresh(refreshToken);
        }
        return RejectTokenAsync();
    }

    public Task OmitExpiryAsync()
    {
        var answer = carryOut();
        if (!answer.IsSuccess || answer.Body.IsEmpty)
            return SendAsync(answer);
        var body = JObject.Parse(Encoding.UTF8.GetString(answer.Body.Span));
        body.Remove("expires_in");
        return SendAsync(answer.WithBody(Encoding.UTF8.GetBytes(body.ToString(Formatting.None))));
    }

    private void CarryOutIfAsked()
    {
        if (fault.AfterCarryingOut)
            carryOut();
    }

    private Task SendAsync(Answer answer) => AnswerWriter.SendAsync(request, answer, gone);

    /// <summary>Waits. Throws an <see cref="OperationCanceledException"/> when the caller or the server goes away.</summary>
    private Task WaitAsync(TimeSpan time) => Task.Delay(time, timeProvider, gone);

    private static Answer WithRetryAfter(Answer answer, TimeSpan? retryAfter) =>
        retryAfter is { } time ? answer.With("Retry-After", Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture)) : answer;
}
