using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Polly;
using Polly.Retry;

namespace TwitchHelix.Tests.Readme;

/// <summary>The code of docs/limits-and-errors.md, line by line. It is compiled, but not run.</summary>
internal static class LimitSnippets
{
    public static async Task WaitAsync(IHelixClient twitch)
    {
        try
        {
            await twitch.WithRateLimitWait(TimeSpan.FromSeconds(2)).Users.GetUsersAsync(logins: ["twitchdev"]);
        }
        catch (HelixRateLimitException e)
        {
            Console.WriteLine($"Not before {e.RetryAt}.");
        }
    }

    public static void Replace(HelixOptions options)
    {
        options.Retry.Pipeline = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<HelixApiException>(e => e.StatusCode == HttpStatusCode.BadGateway),
            })
            .Build();
    }

    public static void Watch(HostApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddTwitchHelix();
    }
}
