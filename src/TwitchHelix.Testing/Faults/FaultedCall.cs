using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.Api;
using TwitchHelix.Testing.Http;
using TwitchHelix.Testing.Identity;

namespace TwitchHelix.Testing.Faults;

/// <summary>A call that a fault befalls, and what can be done to it.</summary>
internal sealed class FaultedCall(ReceivedRequest request, HelixFault fault, Func<Answer> carryOut, ApiServer api, IssuedTokens tokens, TimeProvider timeProvider, CancellationToken gone)
{
    private bool IsApiCall => request.IdentityEndpoint is null;

    /// <summary>Carries the call out, if the fault is to come after that.</summary>
    public void CarryOutIfAsked()
    {
        if (fault.AfterCarryingOut)
            carryOut();
    }

    public Answer CarryOut() => carryOut();

    public Answer Error(int status, string message) => IsApiCall ? Answer.ApiError(status, message) : Answer.IdentityError(status, message);

    public Task SendAsync(Answer answer) => AnswerWriter.SendAsync(request, answer, gone);

    public Task SendPartAsync(Answer answer) => AnswerWriter.SendPartAsync(request, answer, gone);

    public Task SendSlowlyAsync(Answer answer, int chunkSize, TimeSpan pause) => AnswerWriter.SendSlowlyAsync(request, answer, chunkSize, pause, timeProvider, gone);

    public Task SendEndlesslyAsync(Answer answer) => AnswerWriter.SendEndlesslyAsync(request, answer, gone);

    public void Cut() => request.Context.Abort();

    /// <summary>Waits. Ends early, by an <see cref="OperationCanceledException"/>, if the caller or the server goes away.</summary>
    public Task WaitAsync(TimeSpan time) => Task.Delay(time, timeProvider, gone);

    public Answer DrainBucket() => api.Buckets.Drain(api.Key(request)).AddTo(ApiServer.TooManyRequests());

    public Answer EndpointLimit()
    {
        var state = api.Buckets.Take(api.Key(request));
        return state.AddTo(ApiServer.TooManyRequests());
    }

    /// <summary>Ends the token of the call; with its refresh token, if that is asked.</summary>
    public Answer EndToken(bool withRefreshToken)
    {
        if (Answer.Token(request.Authorization, "Bearer", "OAuth") is { } value && tokens.TryGet(value, out var token))
        {
            tokens.Remove(value);
            if (withRefreshToken && token.RefreshToken is { } refreshToken)
                tokens.RemoveRefresh(refreshToken);
        }
        return InvalidToken();
    }

    public Answer InvalidToken() => IsApiCall ? TokenChecker.Invalid() : Answer.IdentityError(401, "invalid access token");

    public static Answer WithoutExpiry(Answer answer)
    {
        if (!answer.IsSuccess || answer.Body.IsEmpty)
            return answer;
        var body = JObject.Parse(System.Text.Encoding.UTF8.GetString(answer.Body.Span));
        body.Remove("expires_in");
        return answer.WithBody(System.Text.Encoding.UTF8.GetBytes(body.ToString(Formatting.None)));
    }
}
