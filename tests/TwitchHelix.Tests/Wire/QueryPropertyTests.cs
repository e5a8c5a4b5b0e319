using System.Net;
using System.Text;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Tests.Wire;

/// <summary>Every query value and timestamp arrives unchanged at the server.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class QueryPropertyTests
{
    private const int Runs = 2000;

    // Half of a surrogate pair is not valid text.
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Char.Where(character => !char.IsSurrogate(character)).Select(character => character.ToString()),
        Gen.OneOf("#", "+", "&", "=", "%", "%41", "/", "?", " ", "😀", "é", "\0")).Array[0, 20].Select(parts => string.Concat(parts));

    private static readonly Gen<DateTimeOffset> Time =
        Gen.Select(Gen.Long[new DateTime(1970, 1, 2).Ticks, new DateTime(9999, 12, 30).Ticks], Gen.Int[-14 * 60, 14 * 60])
            .Select((ticks, offset) => new DateTimeOffset(ticks, TimeSpan.FromMinutes(offset)));

    [Test]
    public Task Names_and_values() => Gen.Select(Text, Text).Array[0, 8].SampleAsync(
        async pairs =>
        {
            using var server = new Echo(_ => "{}");
            await using var twitch = server.CreateClient();

            await twitch.SendAsync<JObject>(HttpMethod.Get, "thing", pairs.Select(pair => new KeyValuePair<string, string>(pair.Item1, pair.Item2)));

            return Parse(server.Query).SequenceEqual(pairs);
        },
        iter: Runs,
        threads: 1);

    [Test]
    public Task Points_in_time() => Time.SampleAsync(
        async time =>
        {
            using var server = new Echo(query => $$"""{"data":[{"created_at":"{{Parse(query).Single(pair => pair.Name == "started_at").Value}}"}]}""");
            await using var twitch = server.CreateClient();

            var clips = await twitch.Clips.GetClipsAsync(gameId: "1", startedAt: time);

            return clips.Data.Single().CreatedAt == time;
        },
        iter: Runs,
        threads: 1);

    private static IEnumerable<(string Name, string Value)> Parse(string query) => query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => (Uri.UnescapeDataString(pair.Split('=')[0]), Uri.UnescapeDataString(pair.Split('=')[1])));

    private sealed class Echo(Func<string, string> answer) : HttpMessageHandler
    {
        public string Query { get; private set; } = "";

        public HelixClient CreateClient() => HelixClient.Create(
            new HelixOptions { ClientId = "id", AccessToken = "token" },
            builder => builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => this));

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Query = request.RequestUri!.Query;
            return Task.FromResult(
                new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer(Query), Encoding.UTF8, "application/json") });
        }
    }
}
