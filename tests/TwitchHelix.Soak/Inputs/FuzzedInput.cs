namespace TwitchHelix.Soak.Inputs;

/// <summary>One kind of text that the library reads from outside.</summary>
internal abstract class FuzzedInput : IAsyncDisposable
{
    /// <summary>The name in the report.</summary>
    public abstract string Name { get; }

    /// <summary>Has the library read the next mutated input.</summary>
    /// <returns>The input, for the report of a failure.</returns>
    public abstract FuzzedRead Next();

    /// <summary>Whether the library may throw this exception for the input.</summary>
    public virtual bool Allows(Exception exception) => exception is HelixException;

    public abstract ValueTask DisposeAsync();
}

/// <summary>An input, and the run that reads it.</summary>
/// <param name="Text">The input, for the report of a failure.</param>
/// <param name="ReadAsync">Reads it.</param>
internal sealed record FuzzedRead(string Text, Func<Task> ReadAsync);
