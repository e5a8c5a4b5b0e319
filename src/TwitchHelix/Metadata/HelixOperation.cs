using TwitchHelix.Text;

namespace TwitchHelix;

/// <summary>The facts of an operation of the API: its method, path, tokens and limits.</summary>
public sealed class HelixOperation
{
    /// <summary>The longest path in the name of a raw call, in characters.</summary>
    private const int LongestRawName = 256;

    internal HelixOperation(string resource, string name, string method, string path)
    {
        Resource = resource;
        Name = name;
        Method = new HttpMethod(method);
        Path = path;
        IsRepeatable = method is "GET" or "PUT" or "DELETE";
    }

    /// <summary>The resource that the operation belongs to, as in <c>Users</c>. Empty for a raw call.</summary>
    public string Resource { get; }

    /// <summary>Twitch's name of the operation in PascalCase, as in <c>GetUsers</c>. Method and path for a raw call.</summary>
    public string Name { get; }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path below <see cref="HelixOptions.BaseAddress"/>, without a slash in front, as in <c>users/blocks</c>.</summary>
    public string Path { get; }

    /// <summary>The tokens that the operation takes; any one of them is enough. Empty if it takes none.</summary>
    public IReadOnlyList<HelixAcceptedToken> AcceptedTokens { get; internal init; } = [];

    /// <summary>The scopes that the operation doesn't need but that add to its answer. Empty if there are none.</summary>
    public IReadOnlyList<string> OptionalScopes { get; internal init; } = [];

    /// <summary>The parameter, or the property of the body, that must be the ID of the token's own user. Null if there is none.</summary>
    public string? ActingUserParameter { get; internal init; }

    /// <summary>Whether the answer has pages.</summary>
    public bool IsPaginated { get; internal init; }

    /// <summary>Whether Twitch has deprecated the operation.</summary>
    public bool IsDeprecated { get; internal init; }

    /// <summary>Whether Twitch calls the operation a beta, which may change.</summary>
    public bool IsBeta { get; internal init; }

    /// <summary>
    /// Whether a failed call can be sent again without harm even if Twitch has carried it out: true for GET, PUT and DELETE, and for a PATCH that only sets
    /// values. False for a raw PATCH.
    /// </summary>
    public bool IsRepeatable { get; internal init; }

    /// <summary>The limits on its calls that the rate-limit headers don't show. Empty if none are known.</summary>
    public IReadOnlyList<HelixOperationRateLimit> RateLimits { get; internal init; } = [];

    /// <summary>
    /// Whether status 429 can also mean that a quota is full, such as that of EventSub subscriptions or conduits. Waiting doesn't help then: a 429
    /// without <c>Retry-After</c> and with points left in the bucket is a <see cref="HelixApiException"/>, not a <see cref="HelixRateLimitException"/>,
    /// and isn't retried.
    /// </summary>
    public bool HasQuota { get; internal init; }

    /// <summary>The operation's place in Twitch's reference. Null for a raw call.</summary>
    public Uri? Reference { get; internal init; }

    /// <summary>The operation's name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    /// <summary>Whether the message of a 409 names the ID of the existing object.</summary>
    internal bool ConflictNamesId { get; init; }

    /// <summary>Whether the caller names method and path, and the library knows nothing else.</summary>
    internal bool IsRaw => Resource.Length == 0;

    /// <summary>The operation of a raw call.</summary>
    internal static HelixOperation Raw(HttpMethod method, string path) => new("", $"{method} {PrintableText.Of(path, LongestRawName)}", method.Method, path)
    {
        AcceptedTokens = [new(HelixTokenKind.App), new(HelixTokenKind.User), new(HelixTokenKind.Jwt)],
    };
}
