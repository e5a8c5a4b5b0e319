using System.Net.Http.Headers;
using TwitchHelix.Transport;

namespace TwitchHelix.Authentication.Identity;

/// <summary>A request to the identity server.</summary>
/// <param name="name">The name in exceptions and in the log.</param>
/// <param name="path">The path below <see cref="HelixOptions.IdentityAddress"/>.</param>
internal sealed class IdentityRequest(string name, string path) : ExchangeRequest(name)
{
    /// <summary>The form of a POST. Null for a GET.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }

    public AuthenticationHeaderValue? Authorization { get; init; }

    /// <summary>Whether the request holds a code that serves once. Such a request is not repeated if the server may have carried it out.</summary>
    public bool ServesOnce { get; init; }

    /// <summary>The time for the request with all tries. Null for <see cref="HelixOptions.Timeout"/>.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Whether the answer is awaited even if the client is disposed: the refresh token may be used up, and only the answer has the next one.</summary>
    public bool OutlivesClient { get; init; }

    public override string Path => path;

    public override bool IsRepeatable => !ServesOnce;

    public override IEnumerable<string?> Secrets => (Form ?? []).Where(pair => IsSecret(pair.Key)).Select(pair => pair.Value).Append(Authorization?.Parameter);

    public override HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage { Method = Form is null ? HttpMethod.Get : HttpMethod.Post, Headers = { Authorization = Authorization } };
        if (Form is not null)
            message.Content = new FormUrlEncodedContent(Form);
        return message;
    }

    private static bool IsSecret(string field) => field is "client_secret" or "refresh_token" or "code" or "device_code" or "token";
}
