using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TwitchHelix.Tests.Readme;

/// <summary>README's code, line by line. It is compiled with the implicit usings of a new project, but not run.</summary>
internal static class ReadmeSnippets
{
    public static async Task FirstCallAsync()
    {
        await using var twitch = HelixClient.Create(new HelixOptions { ClientId = "…", ClientSecret = "…" });

        GetUsersResponse users = await twitch.Users.GetUsersAsync(logins: ["twitchdev"]);
        Console.WriteLine(users.Data[0].DisplayName);

        await foreach (LiveStream stream in twitch.Streams.GetStreamsPagedAsync(gameIds: ["509658"]))
            Console.WriteLine($"{stream.UserName}: {stream.Title}");
    }

    public static void Register(HostApplicationBuilder builder)
    {
        builder.Services.AddTwitchHelix(builder.Configuration.GetSection(HelixOptions.SectionName));
    }
}
