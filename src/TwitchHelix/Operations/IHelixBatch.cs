namespace TwitchHelix;

/// <summary>
/// Single look-ups that share calls: look-ups made within <see cref="HelixOptions.BatchWindow"/> of each other go out as one call, with as many IDs
/// as Twitch allows. An ID whose call is on its way isn't sent again: later look-ups share the answer. Nothing is cached after the answer. An item that
/// doesn't exist is null.
/// </summary>
/// <remarks>
/// <para>Twitch refuses a whole call if one of its IDs is invalid. The client then sends parts of it, so that an invalid ID fails only its own look-up.
/// One invalid ID costs at most 8 calls more. Several can need more: after 20, the look-ups without an answer fail with the refusal.</para>
/// <para>Canceling a look-up doesn't affect the others. The call itself is canceled when no caller waits for it any more. Callers that look up the same
/// item can get the same object.</para>
/// </remarks>
public partial interface IHelixBatch;
