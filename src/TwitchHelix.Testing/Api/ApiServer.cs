using TwitchHelix.Testing.EventSub;
using TwitchHelix.Testing.Examples;
using TwitchHelix.Testing.Http;
using TwitchHelix.Testing.Identity;
using TwitchHelix.Testing.Limits;

namespace TwitchHelix.Testing.Api;

/// <summary>
/// Serves the API: checks token, limits and parameters of a call, and answers with the test's own answer, EventSub's, or the operation's example.
/// </summary>
internal sealed class ApiServer(
    HelixTestServerOptions options, TokenChecker checker, IssuedTokens tokens, OwnAnswers answers, EventSubServer eventSub, ExampleAnswers examples,
    TokenUserAnswers users)
{
    private readonly EndpointLimits limits = new(options.TimeProvider);

    public RateLimitBuckets Buckets { get; } = new(options.RateLimit, options.RateLimitWindow, options.TimeProvider);

    public Answer Respond(ReceivedRequest request)
    {
        if (request.Operation is null)
            return Answer.ApiError(404, "");
        if (checker.Refuse(request) is { } refused)
            return refused;
        var state = Buckets.Take(Key(request));
        return state.AddTo(state.Remaining < 0 || IsOverLimit(request) ? TooManyRequests() : Carry(request));
    }

    public static Answer TooManyRequests() => Answer.ApiError(429, "Too Many Requests");

    /// <summary>Returns the key of the bucket that a call takes its point from.</summary>
    public RateLimitKey Key(ReceivedRequest request) =>
        Answer.Token(request.Authorization, "Bearer") is not { } value ? new(request.ClientId ?? "", null, null)
            : tokens.TryGet(value, out var token) ? new(token.ClientId, token.Consent?.User.Id, null)
            : new(request.ClientId ?? "", null, value);

    private bool IsOverLimit(ReceivedRequest request) =>
        options.EnforcesEndpointLimits && request.Operation!.Limits.Count > 0 && !limits.TryTake(request);

    private Answer Carry(ReceivedRequest request) =>
        ParameterChecker.Refuse(request) ?? answers.Make(request) ?? eventSub.Answer(request) ?? Example(request);

    private Answer Example(ReceivedRequest request)
    {
        var operation = request.Operation!;
        if (operation.Body is null)
            return Answer.Empty(operation.Status);
        if (!operation.IsJson)
            return new Answer { Status = operation.Status, ContentType = operation.ContentType, Body = operation.Body };
        if (users.Refuse(request) is { } refused)
            return refused;
        users.Complete(request);
        return examples.Make(request, users.FitOf(request)) is { } body
            ? Answer.Json(operation.Status, body)
            : Answer.ApiError(400, "The parameter \"after\" was malformed: invalid cursor");
    }
}
