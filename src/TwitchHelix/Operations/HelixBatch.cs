using TwitchHelix.Batching;

namespace TwitchHelix;

/// <summary>The look-ups of one caller, by resource.</summary>
internal sealed partial class HelixBatch(BatchCaller caller) : IHelixBatch;
