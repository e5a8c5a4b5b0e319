using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Extensions;

/// <summary>Calls of an Extension share a JWT only if they need the same one.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ExtensionJwtCacheTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private LoopbackServer Server { get; } = new(Answer.Json("""{"data":[]}"""));

    [TearDown]
    public async Task StopAsync() => await Server.DisposeAsync();

    [Test]
    public async Task No_channel_is_mistaken_for_a_channel_and_its_targets()
    {
        await using var client = CreateClient();

        await ChatAsync(client, "5\nglobal");
        await PublishAsync(client, "5", "global");
        await PublishAsync(client, "5", "global", "broadcast");
        await PublishAsync(client, "5", "global\nbroadcast");

        Assert.That(Used.Select(Claims), Is.EqualTo(new[] { ("5\nglobal", ""), ("5", "global"), ("5", "global|broadcast"), ("5", "global\nbroadcast") }));
    }

    [Test]
    public async Task The_same_channel_and_targets_share_a_JWT_for_half_its_life()
    {
        await using var client = CreateClient();

        await PublishAsync(client, "5", "broadcast", "whisper-U1");
        time.Advance(TimeSpan.FromSeconds(89.999));
        await PublishAsync(client, "5", "broadcast", "whisper-U1");
        time.Advance(TimeSpan.FromSeconds(0.001));
        await PublishAsync(client, "5", "broadcast", "whisper-U1");

        Assert.That(Used[1], Is.EqualTo(Used[0]));
        Assert.That(Used[2], Is.Not.EqualTo(Used[0]));
    }

    private List<string> Used => [.. Server.Calls.Select(call => call.Header("Authorization")!["Bearer ".Length..])];

    private HelixClient CreateClient() => Server.CreateClient(
        options =>
        {
            options.Extension.Secret = Convert.ToBase64String(new byte[32]);
            options.Extension.OwnerId = "7";
        },
        builder => builder.UseTime(time));

    private static Task ChatAsync(HelixClient client, string channelId) => client.Extensions.SendExtensionChatMessageAsync(
        channelId, new SendExtensionChatMessageBody { Text = "hello", ExtensionId = "ext", ExtensionVersion = "1" });

    private static Task PublishAsync(HelixClient client, string channelId, params string[] targets) => client.Extensions.SendExtensionPubSubMessageAsync(
        new SendExtensionPubSubMessageBody { Target = [.. targets], BroadcasterId = channelId, Message = "hello" });

    private static (string?, string) Claims(string jwt)
    {
        var claims = JObject.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(jwt.Split('.')[1])));
        return ((string?)claims["channel_id"], string.Join("|", claims["pubsub_perms"]?["send"] ?? new JArray()));
    }
}
