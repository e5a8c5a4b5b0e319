using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace TwitchHelix.AspNetCore.Consent;

/// <summary>Adds the check of the consent to cookies. Only those with a user of Twitch are checked.</summary>
internal sealed class ConsentCheckSetup(ConsentCheck check, ConsentPage page) : IPostConfigureOptions<CookieAuthenticationOptions>
{
    public void PostConfigure(string? name, CookieAuthenticationOptions options)
    {
        options.Events = new ConsentCheckingEvents(options.Events, options.EventsType, check, page);
        options.EventsType = null;
    }
}
