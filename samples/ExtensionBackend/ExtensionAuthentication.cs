using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using TwitchHelix;

namespace ExtensionBackend;

/// <summary>Authenticates a viewer by the JWT that the front end sends. The viewer is a feature of the request, and the role in the channel a role.</summary>
internal sealed class ExtensionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ExtensionJwt extension)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Extension";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header) || header is not { Scheme: "Bearer", Parameter: { } jwt })
            return Task.FromResult(AuthenticateResult.NoResult());
        try
        {
            var viewer = extension.Verify(jwt);
            Context.Features.Set(viewer);
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Role, viewer.Role.Value)], SchemeName);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
        }
        catch (HelixAuthorizationException e)
        {
            return Task.FromResult(AuthenticateResult.Fail(e));
        }
    }
}
