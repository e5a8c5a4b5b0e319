using TwitchHelix.Testing.Model;

namespace TwitchHelix.Testing;

/// <summary>
/// A failure of a <see cref="HelixTestServer"/>, and the requests that it affects. By default a fault affects the next call of the API,
/// once: <c>HelixFault.Status(503) with { Times = 3, Operation = "GetUsers" }</c> affects the next three calls of one operation.
/// </summary>
public sealed record HelixFault
{
    private HelixFault(string kind, Func<IFaultedCall, Task> effect)
    {
        Kind = kind;
        Effect = effect;
    }

    /// <summary>The name of the method that made the fault, as in <c>Status</c>.</summary>
    public string Kind { get; }

    /// <summary>The number of requests that the fault affects. Null for all requests until the fault is removed. Default: 1.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>The server whose requests the fault affects. Default: the API.</summary>
    public HelixFaultTarget Target { get; init; } = HelixFaultTarget.Api;

    /// <summary>The operation that the fault affects, as in <c>GetUsers</c>. Null for any.</summary>
    public string? Operation { get; init; }

    /// <summary>The HTTP method that the fault affects. Null for any.</summary>
    public HttpMethod? Method { get; init; }

    /// <summary>The path that the fault affects, below the address of <see cref="Target"/>, as in <c>users</c> or <c>token</c>. Null for any.</summary>
    public string? Path { get; init; }

    /// <summary>The grant type that the fault affects at <c>token</c>, as in <c>refresh_token</c>. Null for any.</summary>
    public string? GrantType { get; init; }

    /// <summary>The probability that the fault affects a matching request, from 0 to 1. Default: 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>
    /// The seed of the random numbers for <see cref="Probability"/>. Null for a random seed, which <see cref="HelixActiveFault.Seed"/> returns.
    /// </summary>
    public int? Seed { get; init; }

    /// <summary>
    /// Whether the server carries out the request before it fails. Applies to <see cref="Status"/>, <see cref="Text"/>,
    /// <see cref="CutConnection"/> and <see cref="Hang"/>; the other faults ignore it. Default: false.
    /// </summary>
    public bool AfterCarryingOut { get; init; }

    internal Func<IFaultedCall, Task> Effect { get; }

    /// <summary>Answers with a status, and a body in the form of Twitch's errors.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="message">The error message. Null for an empty one.</param>
    /// <param name="retryAfter">The value of the header <c>Retry-After</c>, rounded up to whole seconds. Null to omit the header.</param>
    /// <returns>The fault.</returns>
    public static HelixFault Status(int status, string? message = null, TimeSpan? retryAfter = null) =>
        new(nameof(Status), call => call.AnswerErrorAsync(status, message ?? "", retryAfter));

    /// <summary>Answers with a status and any body, as a proxy between the caller and Twitch does.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body. Empty for none.</param>
    /// <param name="contentType">The content type of the body. Default: HTML.</param>
    /// <returns>The fault.</returns>
    public static HelixFault Text(int status, string body, string contentType = "text/html") =>
        new(nameof(Text), call => call.AnswerTextAsync(status, contentType, body));

    /// <summary>Answers late.</summary>
    /// <param name="time">The delay, by the server's clock.</param>
    /// <returns>The fault.</returns>
    public static HelixFault Delay(TimeSpan time) => new(nameof(Delay), call => call.AnswerLateAsync(time));

    /// <summary>Never answers, and keeps the connection open until the caller closes it or the server is disposed.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault Hang() => new(nameof(Hang), call => call.HangAsync());

    /// <summary>Cuts the connection before the first byte of the answer.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault CutConnection() => new(nameof(CutConnection), call => call.CutConnectionAsync());

    /// <summary>Carries out the request, and cuts the connection in the middle of the answer's body.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault CutBody() => new(nameof(CutBody), call => call.CutBodyAsync());

    /// <summary>Carries out the request, and sends half of the JSON as a complete body.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault CutJson() => new(nameof(CutJson), call => call.CutJsonAsync());

    /// <summary>Carries out the request, and sends the body in small pieces.</summary>
    /// <param name="pause">The pause after each piece, by the server's clock.</param>
    /// <param name="chunkSize">The bytes in a piece, at least 1. Default: 16.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="chunkSize"/> is less than 1.</exception>
    public static HelixFault SlowBody(TimeSpan pause, int chunkSize = 16)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chunkSize, 1);
        return new(nameof(SlowBody), call => call.AnswerSlowlyAsync(pause, chunkSize));
    }

    /// <summary>Carries out the request, and sends a body that never ends, as fast as the caller reads.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault EndlessBody() => new(nameof(EndlessBody), call => call.AnswerEndlesslyAsync());

    /// <summary>Answers 429, and takes all points that are left in the bucket. It stays empty until the reset.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault DryBucket() => new(nameof(DryBucket), call => call.DrainBucketAsync());

    /// <summary>Answers 429 although points are left, as for a limit of the operation itself.</summary>
    /// <param name="retryAfter">The value of the header <c>Retry-After</c>, rounded up to whole seconds. Null to omit the header.</param>
    /// <returns>The fault.</returns>
    public static HelixFault EndpointLimit(TimeSpan? retryAfter = null) => new(nameof(EndpointLimit), call => call.ExceedEndpointLimitAsync(retryAfter));

    /// <summary>Answers 401 as for an invalid token, and leaves the token as it is. With <see cref="Times"/> null every call gets a 401.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault InvalidToken() => new(nameof(InvalidToken), call => call.RejectTokenAsync());

    /// <summary>Ends the call's access token before it expires, and answers 401. The refresh token stays valid.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault ExpireToken() => new(nameof(ExpireToken), call => call.EndTokenAsync(withRefreshToken: false));

    /// <summary>Ends the call's access token and its refresh token, and answers 401.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault RevokeToken() => new(nameof(RevokeToken), call => call.EndTokenAsync(withRefreshToken: true));

    /// <summary>Issues a token without <c>expires_in</c>. <see cref="Target"/> is <see cref="HelixFaultTarget.Identity"/>.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault TokenWithoutExpiry() => new(nameof(TokenWithoutExpiry), call => call.OmitExpiryAsync())
    {
        Target = HelixFaultTarget.Identity,
        Path = "token",
    };
}
