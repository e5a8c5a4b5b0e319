using System.Text.Json;
using Microsoft.Extensions.Options;
using TwitchHelix;

namespace ExtensionBackend;

/// <summary>What the Extension tells Twitch. The library signs the JWT of each call with the Extension's secret.</summary>
internal sealed class ExtensionMessages(IHelixClient twitch, IOptions<HelixOptions> options, IConfiguration configuration)
{
    private readonly string extensionId = options.Value.ClientId;
    private readonly string version = configuration["ExtensionVersion"] ?? "0.0.1";

    /// <summary>Stores the question, which every front end reads when it starts.</summary>
    public Task StoreAsync(string channelId, Question question, CancellationToken cancellationToken)
    {
        var body = new SetExtensionConfigurationSegmentBody
        {
            ExtensionId = extensionId,
            Segment = ExtensionConfigurationSegmentType.Broadcaster,
            BroadcasterId = channelId,
            Content = JsonSerializer.Serialize(question, JsonSerializerOptions.Web),
            Version = version,
        };
        return twitch.Extensions.SetExtensionConfigurationSegmentAsync(body, cancellationToken);
    }

    /// <summary>Sends the votes to every front end of the channel.</summary>
    public async Task BroadcastAsync(string channelId, IReadOnlyDictionary<string, int> votes, CancellationToken cancellationToken)
    {
        var body = new SendExtensionPubSubMessageBody { Target = ["broadcast"], BroadcasterId = channelId, Message = JsonSerializer.Serialize(votes) };
        try
        {
            // A channel has 100 messages a minute.
            await twitch.WithRateLimitWait(TimeSpan.Zero).Extensions.SendExtensionPubSubMessageAsync(body, cancellationToken);
        }
        catch (HelixRateLimitException)
        {
            // The message of a later vote has this one, too.
        }
    }

    /// <summary>Writes to the chat of the channel.</summary>
    public Task SayAsync(string channelId, string text, CancellationToken cancellationToken)
    {
        var body = new SendExtensionChatMessageBody { ExtensionId = extensionId, ExtensionVersion = version, Text = text };
        return twitch.Extensions.SendExtensionChatMessageAsync(channelId, body, cancellationToken);
    }
}
