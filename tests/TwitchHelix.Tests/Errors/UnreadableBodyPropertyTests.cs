using System.Net;
using System.Text;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Tests.Errors;

/// <summary>Any secret in any answer, whole or damaged, is in no exception.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class UnreadableBodyPropertyTests
{
    private const int Runs = 3000;

    /// <summary>The length of a piece of the secret that no text has by chance.</summary>
    private const int Telling = 8;

    private static readonly Gen<string> Word = Gen.OneOf(
        Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"], 12, 40],
        Gen.String[Gen.Char["ABCDEFGHIJKLMNOPQRSTUVWXYZ"], 12, 40],
        Gen.String[Gen.Char["0123456789abcdef"], 32, 32],
        Gen.String[Gen.Char["0123456789"], 12, 60],
        Gen.String[Gen.Char["abcxyz0189_-.:/+=!@$^*"], 16, 40],
        Gen.String[Gen.Char["éßλжあ漢AZ09"], 12, 24]);

    private static readonly Gen<string> Edge = Gen.OneOf("", "", "", "\n", " ", "\t", "\r\n", "\"", "\0", "/", "oauth:", "%41", "\\u0041", "\u2028");

    private static readonly Gen<Func<string, string>> Writing = Gen.OneOf<Func<string, string>>(
        JsonConvert.ToString,
        text => $"'{text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\r", "\\r").Replace("\n", "\\n")}'",
        text => $"\"{string.Concat(text.Select(letter => $"\\u{(int)letter:x4}"))}\"",
        text => JsonConvert.ToString(JsonConvert.ToString(text)),
        // Broken, unless it is a number.
        text => text);

    private static readonly Gen<Func<string, string>> Around = Gen.OneOf<Func<string, string>>(
        json => $$"""{"access_token":{{json}}}""",
        json => $$"""{"inner":{{json}}, "id":12345678}""",
        json => $$"""{"data":[{{json}}]}""",
        json => $$"""{"data":{"name":"harborlight","live":true,"access_token":{{json}} }, "pagination":{} }""",
        json => $$"""[{"title":"a stream of music"},{{json}}]""",
        json => $"[{json}]");

    private static readonly Gen<Func<string, string>> Damage = Gen.OneOf(
        Gen.Const<Func<string, string>>(json => json),
        Gen.Const<Func<string, string>>(json => json),
        Gen.Int[1, 12].Select(count => (Func<string, string>)(json => json[..Math.Max(1, json.Length - count)])),
        Gen.Const<Func<string, string>>(json => json + " more"),
        Gen.Const<Func<string, string>>(json => "x" + json));

    private static readonly Func<HelixClient, Task>[] Types =
    [
        twitch => twitch.Users.GetUsersAsync(), twitch => twitch.Streams.GetStreamKeyAsync("1"), twitch => twitch.Extensions.GetExtensionSecretsAsync("1"),
        .. As<int>(), .. As<DateTime>(), .. As<DayOfWeek>(), .. As<Guid>(), .. As<Version>(), .. As<Uri>(), .. As<byte[]>(), .. As<decimal>(),
        .. As<TimeSpan>(), .. As<IDisposable>(), .. As<JObject>(), .. As<Quoting.Whole>(), .. As<Quoting.Trimmed>(), .. As<Quoting.Upper>(),
        .. As<Quoting.Cut>(), .. As<Quoting.Escaped>(), .. As<Quoting.Percent>(), .. As<Quoting.Apart>(), .. As<Quoting.Inner>(), .. As<Quoting.Number>(),
    ];

    [Test]
    public async Task A_secret_is_in_no_exception()
    {
        var body = "";
        var failed = 0;
        using var server = new Server(() => body);
        await using var twitch = HelixClient.Create(
            new HelixOptions { ClientId = "id", AccessToken = "ready-token", RateLimitWait = Timeout.InfiniteTimeSpan },
            builder => builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => server));

        await Gen.Select(Gen.Select(Edge, Word, Edge), Writing, Around.Array[0, 4], Damage, Gen.Int[0, Types.Length - 1]).SampleAsync(
            async (secret, write, around, damage, type) =>
            {
                body = damage(around.Aggregate(write(secret.Item1 + secret.Item2 + secret.Item3), (json, wrap) => wrap(json)));
                try
                {
                    await Types[type](twitch);
                }
                catch (HelixException e)
                {
                    failed++;
                    var shown = e.ToString();
                    var told = Pieces(secret.Item2).FirstOrDefault(piece => shown.Contains(piece, StringComparison.OrdinalIgnoreCase));
                    return told is null && e.InnerException is not null ? true : throw new InvalidOperationException($"{body} has {told} in {shown}", e);
                }
                return true;
            },
            iter: Runs,
            threads: 1);

        Assert.That(failed, Is.GreaterThan(Runs / 2));
    }

    private static IEnumerable<string> Pieces(string secret) =>
        Enumerable.Range(0, secret.Length - Telling + 1).Select(start => secret.Substring(start, Telling));

    private static Func<HelixClient, Task>[] As<T>() =>
    [
        twitch => twitch.SendAsync<T>(HttpMethod.Get, "thing"),
        twitch => twitch.SendAsync<Token<T>>(HttpMethod.Get, "thing"),
        twitch => twitch.SendAsync<List<T>>(HttpMethod.Get, "thing"),
        twitch => twitch.SendAsync<Dictionary<string, T>>(HttpMethod.Get, "thing"),
    ];

    private sealed class Token<T>
    {
        [JsonProperty("access_token")]
        public T? AccessToken { get; set; }

        public Token<T>? Inner { get; set; }

        public List<Token<T>>? Data { get; set; }
    }

    private sealed class Server(Func<string> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer(), Encoding.UTF8, "application/json") });
    }
}
