namespace TwitchHelix;

/// <summary>
/// Single look-ups that share calls: those made within <see cref="HelixOptions.BatchWindow"/> of each other go out as one, with as many IDs as
/// Twitch takes. An item that Twitch does not have is null, and an ID that Twitch refuses fails alone.
/// </summary>
/// <remarks>
/// Cancelling a look-up leaves the others alone; the call itself is cancelled when nobody waits for it any more. Callers who ask for the same item
/// may get the same object.
/// </remarks>
public partial interface IHelixBatch;
