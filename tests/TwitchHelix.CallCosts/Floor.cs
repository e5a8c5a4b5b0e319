using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TwitchHelix.CallCosts;

/// <summary>The least that a call can cost: HttpClient and the generated code of System.Text.Json, without tokens, pacing, retries and errors.</summary>
internal sealed class Floor(Uri address) : ICaller
{
    private readonly HttpClient client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) });
    private readonly string helix = new Uri(address, "helix/").AbsoluteUri;

    public async Task GetStreamsAsync() =>
        Expect.Items(100, (await SendAsync(HttpMethod.Get, "streams?first=100", null, FloorJson.Default.PageStreamItem)).Data.Count);

    public async Task GetFollowersAsync() => Expect.Items(
        100,
        (await SendAsync(HttpMethod.Get, "channels/followers?broadcaster_id=141981764&first=100", null, FloorJson.Default.PageFollowerItem)).Data.Count);

    public async Task GetUserAsync() =>
        Expect.Items(1, (await SendAsync(HttpMethod.Get, "users?login=twitchdev", null, FloorJson.Default.PageUserItem)).Data.Count);

    public async Task CreatePollAsync()
    {
        var poll = new NewPoll
        {
            BroadcasterId = "141981764",
            Title = "Heads or Tails?",
            Choices = [new() { Title = "Heads" }, new() { Title = "Tails" }],
            Duration = 1800,
            ChannelPointsVotingEnabled = true,
            ChannelPointsPerVote = 100,
        };
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(poll, FloorJson.Default.NewPoll));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Expect.Items(1, (await SendAsync(HttpMethod.Post, "polls", body, FloorJson.Default.PagePollItem)).Data.Count);
    }

    public void Dispose() => client.Dispose();

    private async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? body, JsonTypeInfo<T> type)
    {
        using var request = new HttpRequestMessage(method, helix + path) { Content = body };
        request.Headers.TryAddWithoutValidation("Client-Id", "the-client-id");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "the-token");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync();
        return (await JsonSerializer.DeserializeAsync(stream, type))!;
    }
}
