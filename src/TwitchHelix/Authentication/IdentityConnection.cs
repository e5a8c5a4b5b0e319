using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using TwitchHelix.Http;
using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication;

/// <summary>Asks Twitch's identity server for tokens.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/"/>
internal sealed class IdentityConnection(IHttpClientFactory clients, IOptions<HelixOptions> options, TimeProvider timeProvider)
{
    /// <summary>The name of the HttpClient that tokens are asked through.</summary>
    public const string ClientName = "TwitchHelix.Identity";

    private const string Name = "Client credentials grant";

    private readonly string baseAddress = options.Value.IdentityAddress.AbsoluteUri.TrimEnd('/') + "/";

    /// <summary>Gets an app token by the client credentials grant.</summary>
    /// <exception cref="HelixAuthorizationException">Twitch refuses the client ID or the secret.</exception>
    /// <exception cref="HelixException">The identity server can't be reached, or its answer can't be read.</exception>
    public async Task<AccessToken> GetAppTokenAsync(CancellationToken cancellationToken)
    {
        using var deadline = Deadline.Start(timeProvider, options.Value.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["client_id"] = options.Value.ClientId,
                ["client_secret"] = options.Value.ClientSecret ?? "",
                ["grant_type"] = "client_credentials",
            });
            using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(baseAddress + "token")) { Content = form };
            var asked = timeProvider.GetUtcNow();
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            using var body = await ResponseBuffer.ReadAsync(response.Content, either.Token).ConfigureAwait(false);
            return Read(response, body, asked);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            var text = $"The identity server had no complete answer within {options.Value.Timeout.TotalSeconds:0.###} s (HelixOptions.Timeout).";
            throw new HelixException(text, new TimeoutException(text, e)) { Operation = Name };
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new HelixException($"The identity server at {baseAddress} could not be reached, or the connection broke: {e.GetBaseException().Message}", e) { Operation = Name };
        }
    }

    private static AccessToken Read(HttpResponseMessage response, ResponseBuffer body, DateTimeOffset asked)
    {
        var status = response.StatusCode;
        var answer = ReadAnswer(response, body);
        if ((int)status is >= 400 and < 500 and not 429)
            throw new HelixAuthorizationException($"The identity server refused to give an app token (status {(int)status}): {answer?.Message ?? response.ReasonPhrase}. Check HelixOptions.ClientId and ClientSecret.")
            {
                Operation = Name,
                StatusCode = status,
                ResponseBody = body.Excerpt(),
            };
        if (!response.IsSuccessStatusCode || answer?.AccessToken is not { Length: > 0 } token)
            throw new HelixException($"The identity server answered with status {(int)status} and no token.")
            {
                Operation = Name,
                StatusCode = status,
                // A success may hold a token in a form that is not understood: it is no text for an exception.
                ResponseBody = response.IsSuccessStatusCode ? "" : body.Excerpt(),
            };
        return new AccessToken(token, answer.ExpiresIn is > 0 and < int.MaxValue and var seconds ? asked.AddSeconds(seconds) : null);
    }

    private static TokenAnswer? ReadAnswer(HttpResponseMessage response, ResponseBuffer body)
    {
        try
        {
            return body.IsEmpty ? null : HelixJson.Read<TokenAnswer>(body.Open());
        }
        catch (JsonException e) when (response.IsSuccessStatusCode)
        {
            throw new HelixException($"The identity server answered with status {(int)response.StatusCode} and a body that can't be read.", e)
            {
                Operation = Name,
                StatusCode = response.StatusCode,
            };
        }
        catch (JsonException)
        {
            // A failure is told by its status; the caller gets the body as it is.
            return null;
        }
    }
}
