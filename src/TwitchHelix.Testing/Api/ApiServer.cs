using System.Globalization;
using TwitchHelix.Testing.Http;
using TwitchHelix.Testing.Identity;
using TwitchHelix.Testing.Limits;

namespace TwitchHelix.Testing.Api;

/// <summary>The API: checks token, limits and parameters of a call, and answers with the operation's example.</summary>
internal sealed class ApiServer(HelixTestServerOptions options, TokenChecker checker, IssuedTokens tokens)
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
        return state.AddTo(state.Remaining < 0 || IsOverLimit(request) ? TooManyRequests() : Example(request));
    }

    public static Answer TooManyRequests() => Answer.ApiError(429, "Too Many Requests");

    /// <summary>Whose bucket a call is paid from.</summary>
    public RateLimitKey Key(ReceivedRequest request) =>
        Answer.Token(request.Authorization, "Bearer") is not { } value ? new(request.ClientId ?? "", null, null)
            : tokens.TryGet(value, out var token) ? new(token.ClientId, token.Consent?.User.Id, null)
            : new(request.ClientId ?? "", null, value);

    private bool IsOverLimit(ReceivedRequest request) =>
        options.EnforcesEndpointLimits && request.Operation!.Limits.Count > 0 && !limits.TryTake(request);

    private Answer Example(ReceivedRequest request)
    {
        var operation = request.Operation!;
        foreach (var name in operation.RequiredParameters)
            if (request.Query(name) is null)
                return Answer.ApiError(400, $"Missing required parameter \"{name}\"");
        if (operation.Body is null)
            return Answer.Empty(operation.Status);
        if (operation.ContentType is { } type && !type.Contains("json", StringComparison.Ordinal))
            return new Answer { Status = operation.Status, ContentType = type, Body = operation.Body };
        if (operation.PagedList is null || options.ListLength is not { } length)
            return Answer.Json(operation.Status, operation.Body);
        var size = operation.DefaultPageSize;
        if (request.Query("first") is { } first && (!int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size < 1 || size > operation.LargestPageSize))
            return Answer.ApiError(400, $"The parameter \"first\" was malformed: the value must be from 1 to {operation.LargestPageSize}");
        return operation.Page(length, size, request.Query("after")) is { } page
            ? Answer.Json(operation.Status, page)
            : Answer.ApiError(400, "The parameter \"after\" was malformed: invalid cursor");
    }
}
