using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Examples;

/// <summary>A change of the answers to some requests.</summary>
/// <param name="Variant">What the change depends on beside the request's address and the users: the same text, the same change.</param>
/// <param name="Apply">Changes an answer.</param>
internal sealed record AnswerFit(string Variant, Action<JObject> Apply);
