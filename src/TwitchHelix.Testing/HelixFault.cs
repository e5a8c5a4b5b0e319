using System.Globalization;
using TwitchHelix.Testing.Faults;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing;

/// <summary>
/// Something that goes wrong at a <see cref="HelixTestServer"/>, and which requests it befalls. As it is, it befalls the next call of
/// the API, once: <c>HelixFault.Status(503) with { Times = 3, Operation = "GetUsers" }</c> befalls the next three of one operation.
/// </summary>
public sealed record HelixFault
{
    private HelixFault(string kind, Func<FaultedCall, Task> effect)
    {
        Kind = kind;
        Effect = effect;
    }

    /// <summary>What goes wrong: the name of the method that made it.</summary>
    public string Kind { get; }

    /// <summary>How many requests it befalls: 1 unless set. Null for all, until it is removed.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>Whose requests it befalls: calls of the API unless set.</summary>
    public HelixFaultTarget Target { get; init; } = HelixFaultTarget.Api;

    /// <summary>The operation it befalls, as in <c>GetUsers</c>. Null for any.</summary>
    public string? Operation { get; init; }

    /// <summary>The HTTP method it befalls. Null for any.</summary>
    public HttpMethod? Method { get; init; }

    /// <summary>The path it befalls, below the address of <see cref="Target"/>, as in <c>users</c> or <c>token</c>. Null for any.</summary>
    public string? Path { get; init; }

    /// <summary>The grant type it befalls at <c>token</c>, as in <c>refresh_token</c>. Null for any.</summary>
    public string? GrantType { get; init; }

    /// <summary>How probable it is that it befalls a request that it can befall, from 0 to 1: 1 unless set.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The seed of the random numbers for <see cref="Probability"/>. Null for one by chance: <see cref="HelixActiveFault.Seed"/> tells it.</summary>
    public int? Seed { get; init; }

    /// <summary>
    /// Whether the request is carried out before it fails: false unless set. It holds for <see cref="Status"/>, <see cref="Text"/>,
    /// <see cref="CutConnection"/> and <see cref="Hang"/>; the others leave no choice.
    /// </summary>
    public bool AfterCarryingOut { get; init; }

    internal Func<FaultedCall, Task> Effect { get; }

    /// <summary>Answers with a status, and a body in the form of Twitch's errors.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="message">What is wrong, in words. Null for an empty text.</param>
    /// <param name="retryAfter">What the header <c>Retry-After</c> says, in whole seconds. Null for no such header.</param>
    /// <returns>The fault.</returns>
    public static HelixFault Status(int status, string? message = null, TimeSpan? retryAfter = null) => new(nameof(Status), call =>
    {
        call.CarryOutIfAsked();
        return call.SendAsync(WithRetryAfter(call.Error(status, message ?? ""), retryAfter));
    });

    /// <summary>Answers with a status and a body of any kind, as servers between the caller and Twitch do.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body. Empty for none.</param>
    /// <param name="contentType">What the body is: HTML unless given.</param>
    /// <returns>The fault.</returns>
    public static HelixFault Text(int status, string body, string contentType = "text/html") => new(nameof(Text), call =>
    {
        call.CarryOutIfAsked();
        return call.SendAsync(body.Length == 0 ? Answer.Empty(status) : Answer.Text(status, contentType, body));
    });

    /// <summary>Answers late.</summary>
    /// <param name="time">How late, by the server's clock.</param>
    /// <returns>The fault.</returns>
    public static HelixFault Delay(TimeSpan time) => new(nameof(Delay), async call =>
    {
        await call.WaitAsync(time).ConfigureAwait(false);
        await call.SendAsync(call.CarryOut()).ConfigureAwait(false);
    });

    /// <summary>Never answers, and keeps the connection open until the caller ends it or the server is disposed.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault Hang() => new(nameof(Hang), call =>
    {
        call.CarryOutIfAsked();
        return call.WaitAsync(Timeout.InfiniteTimeSpan);
    });

    /// <summary>Cuts the connection before any byte of an answer.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault CutConnection() => new(nameof(CutConnection), call =>
    {
        call.CarryOutIfAsked();
        call.Cut();
        return Task.CompletedTask;
    });

    /// <summary>Carries the request out, and cuts the connection in the middle of the answer's body.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault CutBody() => new(nameof(CutBody), call => call.SendPartAsync(call.CarryOut()));

    /// <summary>Carries the request out, and answers with half of the JSON as if it were all.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault CutJson() => new(nameof(CutJson), call =>
    {
        var answer = call.CarryOut();
        return call.SendAsync(answer.WithBody(answer.Body.Length < 2 ? """{"data":["""u8.ToArray() : answer.Body[..(answer.Body.Length / 2)]));
    });

    /// <summary>Carries the request out, and sends the body piece by piece.</summary>
    /// <param name="pause">How long to wait after each piece, by the server's clock.</param>
    /// <param name="chunkSize">The bytes in a piece: 16 unless given. At least 1.</param>
    /// <returns>The fault.</returns>
    public static HelixFault SlowBody(TimeSpan pause, int chunkSize = 16)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chunkSize, 1);
        return new(nameof(SlowBody), call => call.SendSlowlyAsync(call.CarryOut(), chunkSize, pause));
    }

    /// <summary>Carries the request out, and sends a body that never ends, as fast as the caller reads.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault EndlessBody() => new(nameof(EndlessBody), call => call.SendEndlesslyAsync(call.CarryOut()));

    /// <summary>Answers 429, and takes all points that are left in the bucket: it stays dry until it is full again.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault DryBucket() => new(nameof(DryBucket), call => call.SendAsync(call.DrainBucket()));

    /// <summary>Answers 429 though points are left, as for an operation's own limit.</summary>
    /// <param name="retryAfter">What the header <c>Retry-After</c> says, in whole seconds. Null for no such header.</param>
    /// <returns>The fault.</returns>
    public static HelixFault EndpointLimit(TimeSpan? retryAfter = null) => new(nameof(EndpointLimit), call => call.SendAsync(WithRetryAfter(call.EndpointLimit(), retryAfter)));

    /// <summary>Answers 401 as for a token that is not good, and leaves the token as it is. With <see cref="Times"/> null it is a storm.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault InvalidToken() => new(nameof(InvalidToken), call => call.SendAsync(call.InvalidToken()));

    /// <summary>Ends the call's access token before its time and answers 401. The refresh token stays good.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault ExpireToken() => new(nameof(ExpireToken), call => call.SendAsync(call.EndToken(withRefreshToken: false)));

    /// <summary>Ends the call's access token and its refresh token and answers 401.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault RevokeToken() => new(nameof(RevokeToken), call => call.SendAsync(call.EndToken(withRefreshToken: true)));

    /// <summary>Gives a token without saying when it ends. For <see cref="HelixFaultTarget.Identity"/>.</summary>
    /// <returns>The fault.</returns>
    public static HelixFault TokenWithoutExpiry() => new(nameof(TokenWithoutExpiry), call => call.SendAsync(FaultedCall.WithoutExpiry(call.CarryOut())))
    {
        Target = HelixFaultTarget.Identity,
        Path = "token",
    };

    private static Answer WithRetryAfter(Answer answer, TimeSpan? retryAfter) =>
        retryAfter is { } time ? answer.With("Retry-After", Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture)) : answer;
}
