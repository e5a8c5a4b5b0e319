namespace TwitchHelix;

/// <summary>
/// Single look-ups that share calls: look-ups made within <see cref="HelixOptions.BatchWindow"/> of each other go out as one call, with as many IDs
/// as Twitch allows. An item that doesn't exist is null. An invalid ID fails only its own look-up.
/// </summary>
/// <remarks>
/// Canceling a look-up doesn't affect the others. The call itself is canceled when no caller waits for it any more. Callers that look up the same
/// item can get the same object.
/// </remarks>
public partial interface IHelixBatch;
