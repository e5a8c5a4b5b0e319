using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TwitchHelix.AspNetCore.Login;

namespace TwitchHelix.AspNetCore.Consent;

/// <summary>Adds the check of the consent to cookies. Only those with a user of Twitch are checked.</summary>
internal sealed class ConsentCheckSetup(TwitchSchemes schemes, ILogger<TwitchAuthenticationHandler> logger) : IPostConfigureOptions<CookieAuthenticationOptions>
{
    public void PostConfigure(string? name, CookieAuthenticationOptions options)
    {
        options.Events = new ConsentCheckingEvents(options.Events, options.EventsType, schemes, logger);
        options.EventsType = null;
    }
}
