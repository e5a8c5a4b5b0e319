using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>A JSON document has more tokens than are read.</summary>
internal sealed class TooManyTokensException() : JsonException("The JSON document has too many tokens.");
