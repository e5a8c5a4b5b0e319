using System.Globalization;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

/// <summary>
/// A Twitch with one user, whose access tokens expire and whose refresh tokens are valid once. Its pairs are numbered: <c>access-1</c> belongs to
/// <c>refresh-1</c>. The API answers with the number of the call's token.
/// </summary>
internal sealed class RenewingTwitch(TimeProvider timeProvider, TimeSpan life)
{
    public const string UserId = "141981764";

    private readonly Lock gate = new();
    private readonly HashSet<string> rejected = [];
    private readonly Dictionary<string, DateTimeOffset> ends = [];
    private int refreshes;

    /// <summary>The number of the newest pair.</summary>
    public int Newest { get; private set; }

    /// <summary>The number of refresh requests, granted or not.</summary>
    public int Refreshes => Volatile.Read(ref refreshes);

    public IReadOnlyList<string> Scopes { get; set; } = ["user:edit"];

    /// <summary>Whether Twitch still renews the user's token.</summary>
    public bool HasConsent { get; set; } = true;

    /// <summary>Runs before a refresh is answered.</summary>
    public Action? OnRefresh { get; set; }

    /// <summary>Issues the next pair to the user.</summary>
    public HelixToken Grant()
    {
        lock (gate)
        {
            Newest++;
            var now = timeProvider.GetUtcNow();
            ends[$"access-{Newest}"] = now + life;
            return new HelixToken(UserId, $"access-{Newest}", $"refresh-{Newest}", Scopes, "twitchdev", now + life, now, clientId: "the-client-id");
        }
    }

    /// <summary>Invalidates an access token before it expires.</summary>
    public void Reject(string accessToken)
    {
        lock (gate)
            rejected.Add(accessToken);
    }

    public Answer Api(RecordedRequest request)
    {
        var token = request.Header("Authorization")?["Bearer ".Length..] ?? "";
        return IsGood(token)
            ? Answer.Json($$"""{"data":[{"id":"{{UserId}}","login":"{{NumberOf(token)}}"}]}""").KeptAlive()
            : Answer.Json("""{"error":"Unauthorized","status":401,"message":"Invalid OAuth token"}""", 401).KeptAlive();
    }

    public Answer Identity(RecordedRequest request) => request.Path switch
    {
        "/oauth2/validate" => Validate(request.Header("Authorization")!["OAuth ".Length..]),
        "/oauth2/token" when request.Form["grant_type"] == "refresh_token" => Refresh(request.Form["refresh_token"]),
        "/oauth2/token" => Answer.Json("""{"access_token":"app-token","expires_in":5000000,"token_type":"bearer"}"""),
        "/oauth2/revoke" => Revoke(request.Form["token"]),
        _ => Answer.Empty(404),
    };

    private static string NumberOf(string token) => token[(token.LastIndexOf('-') + 1)..];

    private bool IsGood(string accessToken)
    {
        lock (gate)
            return accessToken == "app-token"
                || (ends.TryGetValue(accessToken, out var end) && timeProvider.GetUtcNow() < end && !rejected.Contains(accessToken));
    }

    private Answer Validate(string accessToken)
    {
        if (!IsGood(accessToken))
            return Answer.Json("""{"status":401,"message":"invalid access token"}""", 401);
        if (accessToken == "app-token")
            return Answer.Json("""{"client_id":"the-client-id","login":"","scopes":[],"user_id":"","expires_in":5000000}""");
        var seconds = (int)(ends[accessToken] - timeProvider.GetUtcNow()).TotalSeconds;
        return Answer.Json($$"""{"client_id":"the-client-id","login":"twitchdev","scopes":[{{Quoted()}}],"user_id":"{{UserId}}","expires_in":{{seconds}}}""");
    }

    private Answer Refresh(string refreshToken)
    {
        Interlocked.Increment(ref refreshes);
        OnRefresh?.Invoke();
        lock (gate)
        {
            if (!HasConsent || refreshToken != $"refresh-{Newest}")
                return Answer.Json("""{"error":"Bad Request","status":400,"message":"Invalid refresh token"}""", 400);
            var next = Grant();
            var seconds = life.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return Answer.Json($$"""
                {"access_token":"{{next.AccessToken}}","refresh_token":"{{next.RefreshToken}}",
                 "expires_in":{{seconds}},"scope":[{{Quoted()}}],"token_type":"bearer"}
                """);
        }
    }

    private Answer Revoke(string accessToken)
    {
        var isGood = IsGood(accessToken);
        Reject(accessToken);
        return isGood ? Answer.Empty(200) : Answer.Json("""{"status":400,"message":"Invalid token"}""", 400);
    }

    private string Quoted() => string.Join(",", Scopes.Select(scope => $"\"{scope}\""));
}
