using System.Diagnostics.CodeAnalysis;
using TwitchHelix.Testing.Model;

namespace TwitchHelix.Testing;

/// <summary>
/// A failure of EventSub at a <see cref="HelixTestServer"/>, and the notifications that it affects. By default a fault affects the next one, once:
/// <c>EventSubFault.Drop() with { Times = 3, Type = "channel.follow" }</c> affects the next three of one type.
/// </summary>
public sealed record EventSubFault
{
    private EventSubFault(EventSubFaultEffect effect, TimeSpan delay = default)
    {
        Effect = effect;
        Time = delay;
    }

    /// <summary>The name of the method that made the fault, as in <c>Drop</c>.</summary>
    public string Kind => Effect.ToString();

    /// <summary>The number of notifications, or connections, that the fault affects. Null for all until the fault is removed. Default: 1.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>The type of subscription whose notifications the fault affects, as in <c>channel.follow</c>. Null for any.</summary>
    public string? Type { get; init; }

    /// <summary>The probability that the fault affects a matching notification or connection, from 0 to 1. Default: 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>
    /// The seed of the random numbers for <see cref="Probability"/>. Null for a random seed, which <see cref="EventSubActiveFault.Seed"/> returns.
    /// </summary>
    public int? Seed { get; init; }

    internal EventSubFaultEffect Effect { get; }

    internal TimeSpan Time { get; }

    /// <summary>Doesn't send a notification.</summary>
    /// <returns>The fault.</returns>
    public static EventSubFault Drop() => new(EventSubFaultEffect.Drop);

    /// <summary>Sends a notification twice, with the same message ID.</summary>
    /// <returns>The fault.</returns>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "It is a verb here.")]
    public static EventSubFault Double() => new(EventSubFaultEffect.Double);

    /// <summary>Sends a notification late. Later ones overtake it.</summary>
    /// <param name="time">The delay, by the server's clock.</param>
    /// <returns>The fault.</returns>
    public static EventSubFault Delay(TimeSpan time) => new(EventSubFaultEffect.Delay, time);

    /// <summary>Holds a notification back, and sends it right after the next one over the same transport.</summary>
    /// <returns>The fault.</returns>
    public static EventSubFault Reorder() => new(EventSubFaultEffect.Reorder);

    /// <summary>Sends half of the JSON as a complete message. A webhook's message is whole, but has a wrong signature.</summary>
    /// <returns>The fault.</returns>
    public static EventSubFault Corrupt() => new(EventSubFaultEffect.Corrupt);

    /// <summary>Cuts a WebSocket's connection in the middle of a notification. A webhook's notification is not sent.</summary>
    /// <returns>The fault.</returns>
    public static EventSubFault Cut() => new(EventSubFaultEffect.Cut);

    /// <summary>
    /// Leaves a WebSocket open, and sends nothing over it from the next notification or keepalive on, not even pongs. A webhook's notification is not sent.
    /// </summary>
    /// <returns>The fault.</returns>
    public static EventSubFault Silent() => new(EventSubFaultEffect.Silent);

    /// <summary>Accepts a WebSocket, and never sends the welcome message. <see cref="Type"/> has no effect.</summary>
    /// <returns>The fault.</returns>
    public static EventSubFault NoWelcome() => new(EventSubFaultEffect.NoWelcome);
}
