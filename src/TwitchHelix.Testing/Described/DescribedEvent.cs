using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Described;

/// <summary>A type of EventSub subscription in one version, and an example of its events.</summary>
internal sealed class DescribedEvent
{
    private readonly JObject example;

    public DescribedEvent(JObject message)
    {
        example = (JObject)message["examples"]![0]!["payload"]!;
        Type = (string)example["subscription"]!["type"]!;
        Version = (string)example["subscription"]!["version"]!;
        var properties = message["payload"]!["properties"]!;
        IsBatched = properties["events"] is not null;
        var reference = properties["event"]?["$ref"] ?? properties["events"]!["items"]!["$ref"]!;
        ClassName = ((string)reference!).Split('/')[^1];
        var first = (JObject)(example["event"] ?? example["events"]![0])!;
        Fields = first.Properties().Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        Event = Encoding.UTF8.GetBytes(first.ToString(Formatting.None));
    }

    /// <summary>The type, as in <c>channel.follow</c>.</summary>
    public string Type { get; }

    /// <summary>The version of the type, as in <c>2</c>.</summary>
    public string Version { get; }

    /// <summary>The name of the class of its events, as in <c>ChannelFollowEvent</c>.</summary>
    public string ClassName { get; }

    /// <summary>Whether a message has a list of events.</summary>
    public bool IsBatched { get; }

    /// <summary>The fields of the example.</summary>
    public IReadOnlySet<string> Fields { get; }

    /// <summary>The example of an event, in UTF-8. Don't modify it.</summary>
    public byte[] Event { get; }

    /// <summary>Reads the example as an object.</summary>
    public EventSubEvent Read()
    {
        var frame = new JObject
        {
            ["metadata"] = new JObject
            {
                ["message_type"] = "notification",
                ["subscription_type"] = Type,
                ["subscription_version"] = Version,
            },
            ["payload"] = example,
        };
        return EventSubMessage.Read(Encoding.UTF8.GetBytes(frame.ToString(Formatting.None))).Events[0];
    }
}
