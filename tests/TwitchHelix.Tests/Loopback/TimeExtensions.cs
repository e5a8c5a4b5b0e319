using Microsoft.Extensions.DependencyInjection;

namespace TwitchHelix.Tests.Loopback;

internal static class TimeExtensions
{
    /// <summary>Gives a client the test's clock.</summary>
    public static TwitchHelixBuilder UseTime(this TwitchHelixBuilder builder, TimeProvider time)
    {
        builder.Services.AddSingleton(time);
        return builder;
    }
}
