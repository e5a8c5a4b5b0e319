using Newtonsoft.Json;

namespace TwitchHelix.Transport;

/// <summary>Stands for a fault of reading that quotes the body.</summary>
/// <param name="message">The type of the fault, and its message without values of the body.</param>
/// <param name="stack">The stack of the fault. Empty if it has none.</param>
/// <param name="cause">Stands for the cause of the fault. Null if it has none.</param>
internal sealed class UnreadableBodyException(string message, string stack, Exception? cause) : JsonSerializationException(message, cause!)
{
    public override string StackTrace => stack;
}
