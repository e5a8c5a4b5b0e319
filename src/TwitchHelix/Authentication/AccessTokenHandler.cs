using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using TwitchHelix.Http;

namespace TwitchHelix.Authentication;

/// <summary>Puts the client ID and the token that a call needs on its request.</summary>
internal sealed class AccessTokenHandler(IOptions<HelixOptions> options, AppTokenSource appToken) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("Client-Id", options.Value.ClientId);
        if (HelixRequestProperties.Get(request)?.Operation is { AcceptedTokens.Count: > 0 } operation)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await ChooseAsync(operation, cancellationToken).ConfigureAwait(false));
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<string> ChooseAsync(HelixOperation operation, CancellationToken cancellationToken)
    {
        if (options.Value.AccessToken is { Length: > 0 } given)
            return given;
        if (!operation.AcceptedTokens.Any(token => token.Kind == HelixTokenKind.App))
            throw NoToken(operation, $"It takes: {string.Join("; ", operation.AcceptedTokens)}. Set HelixOptions.AccessToken to such a token.");
        if (string.IsNullOrEmpty(options.Value.ClientSecret))
            throw NoToken(operation, "Set HelixOptions.ClientSecret to get an app token, or HelixOptions.AccessToken to a token that is there already.");
        return await appToken.GetAsync(cancellationToken).ConfigureAwait(false);
    }

    private static HelixAuthorizationException NoToken(HelixOperation operation, string remedy) =>
        new($"There is no token for {operation.Name}. {remedy}") { Operation = operation.Name };
}
