using System.Net.Http.Headers;

namespace TwitchHelix.Authentication;

/// <summary>A request to the identity server, which can be sent several times.</summary>
/// <param name="name">What it is called in an exception.</param>
/// <param name="path">The path below <see cref="HelixOptions.IdentityAddress"/>.</param>
internal sealed class IdentityRequest(string name, string path)
{
    public string Name { get; } = name;

    public string Path { get; } = path;

    /// <summary>What is sent in the body. Null for a GET.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }

    public AuthenticationHeaderValue? Authorization { get; init; }

    /// <summary>Whether what is sent serves once, so that it may not be sent again after it may have been carried out.</summary>
    public bool ServesOnce { get; init; }

    /// <summary>What of the request may not show in an exception, should the server send it back.</summary>
    public IEnumerable<string> Secrets =>
        (Form ?? []).Where(pair => pair.Key is "client_secret" or "refresh_token" or "code" or "device_code" or "token").Select(pair => pair.Value)
            .Append(Authorization?.Parameter ?? "").Where(secret => secret.Length > 0);

    public HttpRequestMessage ToMessage(string address)
    {
        var message = new HttpRequestMessage(Form is null ? HttpMethod.Get : HttpMethod.Post, new Uri(address + Path));
        message.Headers.Authorization = Authorization;
        if (Form is not null)
            message.Content = new FormUrlEncodedContent(Form);
        return message;
    }
}
