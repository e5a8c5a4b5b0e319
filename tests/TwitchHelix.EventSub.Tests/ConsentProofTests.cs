using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TwitchHelix.EventSub.Tests;

/// <summary>The call with the token of a user who may have withdrawn the consent.</summary>
public sealed class ConsentProofTests : EventSubFixture
{
    [Test]
    public async Task An_exception_of_the_application_s_own_handler_is_logged()
    {
        await using var twitch = HelixClient.Create(Server.CreateOptions(), builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(Time);
            builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(Log));
            builder.HttpClient.AddHttpMessageHandler(() => new BrokenHandler());
        });
        await twitch.Tokens.AddAsync(CreateToken());
        await using var received = new Received(twitch.EventSub.ListenAsync([Chat]));
        await Log.SubscribedAsync(1);

        await EventSub.RevokeAsync(EventSub.Subscriptions.Single().Id, EventSubSubscriptionStatus.AuthorizationRevoked);

        await Log.WhenAsync(1, line => line == "Information: A call with the user's token failed after Twitch had ended a subscription: broken");
    }

    /// <summary>Fails when subscriptions are listed.</summary>
    private sealed class BrokenHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.Method == HttpMethod.Get ? throw new NotSupportedException("broken") : base.SendAsync(request, cancellationToken);
    }
}
