using TwitchHelix.Testing;

namespace TwitchHelix.Soak.Faults;

/// <summary>A user on whose behalf calls are made.</summary>
internal sealed class SoakUser(HelixClient twitch, HelixTestServer server, string id, IReadOnlyList<string> scopes) : IDisposable
{
    private static readonly string[] Login = ["twitchdev"];

    private readonly SemaphoreSlim consenting = new(1);
    private readonly IHelixClient caller = twitch.ForUser(id);

    /// <summary>Grants the application a token if it needs one, as a user on the consent page does.</summary>
    public async Task ConsentAsync()
    {
        await consenting.WaitAsync();
        try
        {
            if (await twitch.Tokens.GetAsync(id) is { NeedsConsent: false })
                return;
            var token = server.Identity.CreateUserToken(id, scopes);
            await twitch.Tokens.AddAsync(new HelixToken(id, token.AccessToken) { RefreshToken = token.RefreshToken, Scopes = scopes });
        }
        finally
        {
            consenting.Release();
        }
    }

    /// <summary>Makes a call of a method chosen by the number.</summary>
    public Task CallAsync(int number) => (number % 20) switch
    {
        0 => caller.Chat.UpdateUserChatColorAsync(id, ChatColor.Blue),
        1 => caller.Videos.DeleteVideosAsync(["335921245"]),
        2 => caller.Channels.ModifyChannelInformationAsync(id, new ModifyChannelInformationBody { Title = "A title" }),
        3 or 4 => caller.ChannelPoints.CreateCustomRewardsAsync(id, new CreateCustomRewardsBody { Title = CarriedOutPosts.Title(number), Cost = 1 }),
        5 => caller.Streams.GetStreamsAsync(first: 100),
        _ => caller.Users.GetUsersAsync(logins: Login),
    };

    public void Dispose() => consenting.Dispose();
}
