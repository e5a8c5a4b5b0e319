using TwitchHelix.Calls;


namespace TwitchHelix.Batching;

/// <summary>The key of a batch: look-ups with the same values share a call.</summary>
/// <param name="Lookup">The look-up.</param>
/// <param name="Choice">The callers' choices.</param>
/// <param name="Query">The query without the keys.</param>
internal sealed record BatchCall(object Lookup, CallerChoice Choice, string Query);
