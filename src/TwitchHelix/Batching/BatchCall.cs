using TwitchHelix.Http;

namespace TwitchHelix.Batching;

/// <summary>What look-ups must have in common to share a call.</summary>
/// <param name="Lookup">Which look-up it is.</param>
/// <param name="Choice">What the callers want.</param>
/// <param name="Query">The query without its keys.</param>
internal sealed record BatchCall(object Lookup, CallerChoice Choice, string Query);
