using System.Text.Json.Serialization;

namespace TwitchHelix.CallCosts;

/// <summary>The generated code that reads and writes what the floor calls for.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Page<StreamItem>))]
[JsonSerializable(typeof(Page<FollowerItem>))]
[JsonSerializable(typeof(Page<UserItem>))]
[JsonSerializable(typeof(Page<PollItem>))]
[JsonSerializable(typeof(NewPoll))]
internal sealed partial class FloorJson : JsonSerializerContext;
