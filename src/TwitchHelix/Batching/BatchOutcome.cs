using System.Runtime.ExceptionServices;

namespace TwitchHelix.Batching;

/// <summary>How the look-up of a key ended, for all who asked for it.</summary>
internal readonly record struct BatchOutcome<TItem>(TItem? Item, Exception? Failure)
    where TItem : class
{
    /// <exception cref="HelixException">The call failed; each caller gets one of its own.</exception>
    public TItem? Result()
    {
        if (Failure is HelixException failure)
            throw failure.Copy();
        if (Failure is not null)
            ExceptionDispatchInfo.Capture(Failure).Throw();
        return Item;
    }
}
