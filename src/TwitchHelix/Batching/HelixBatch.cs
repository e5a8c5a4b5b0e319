using TwitchHelix.Http;

namespace TwitchHelix;

/// <summary>The look-ups of one caller, resource by resource.</summary>
internal sealed partial class HelixBatch(HelixCaller caller) : IHelixBatch;
