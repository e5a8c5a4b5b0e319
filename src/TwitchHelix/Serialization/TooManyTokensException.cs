using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>A JSON document has too many tokens.</summary>
internal sealed class TooManyTokensException() : JsonException("The JSON document has too many tokens.");
