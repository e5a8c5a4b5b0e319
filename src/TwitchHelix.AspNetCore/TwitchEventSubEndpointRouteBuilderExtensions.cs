using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TwitchHelix.AspNetCore;
using TwitchHelix.AspNetCore.Diagnostics;
using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.Webhooks;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds the endpoint that receives Twitch's events.</summary>
public static class TwitchEventSubEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Receives what Twitch sends to the callback of <c>AddEventSub(…).UseWebhook(…)</c>: answers challenges, and hands events to their handlers after the
    /// answer. Only what Twitch has signed is read, so the endpoint needs no other authentication, and lets in requests without.
    /// </summary>
    /// <param name="endpoints">The app, or a group of its routes.</param>
    /// <param name="pattern">The path of the callback, as the app sees it. Twitch sends POST requests to it.</param>
    /// <param name="application">The name of the application, as passed to <c>AddTwitchHelix</c>. Empty for the application without a name.</param>
    /// <returns>The endpoint, for further metadata.</returns>
    /// <exception cref="InvalidOperationException">The application receives no events by a webhook.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-webhook-events/"/>
    public static IEndpointConventionBuilder MapTwitchEventSub(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, string application = "")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(application);
        if (endpoints.ServiceProvider.GetKeyedService<IEventSubTransport>(application) is not WebhookTransport transport)
            throw new InvalidOperationException(
                ApplicationName.Of(application)
                + " receives no events by a webhook: call AddTwitchHelix(…).AddEventSub(…).UseWebhook(…), with the same name.");
        return endpoints.MapPost(pattern, (RequestDelegate)new WebhookEndpoint(transport).InvokeAsync)
            .AllowAnonymous()
            .DisableAntiforgery()
            .ExcludeFromDescription()
            .WithDisplayName($"Twitch EventSub {pattern}");
    }
}
