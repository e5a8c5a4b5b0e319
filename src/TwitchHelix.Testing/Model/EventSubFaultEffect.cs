using System.Diagnostics.CodeAnalysis;

namespace TwitchHelix.Testing.Model;

/// <summary>What an <see cref="EventSubFault"/> does. Each is the name of the method that makes the fault.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "It is a verb here.")]
internal enum EventSubFaultEffect
{
    Drop,
    Double,
    Delay,
    Reorder,
    Corrupt,
    Cut,
    Silent,
    NoWelcome,
}
