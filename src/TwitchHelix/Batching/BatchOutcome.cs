using System.Runtime.ExceptionServices;

namespace TwitchHelix.Batching;

/// <summary>The outcome of a key's look-up, shared by all its callers.</summary>
internal readonly record struct BatchOutcome<TItem>(TItem? Item, Exception? Failure)
    where TItem : class
{
    /// <exception cref="HelixException">The call failed. Each caller gets its own copy.</exception>
    public TItem? Result()
    {
        if (Failure is HelixException failure)
            throw failure.Copy();
        if (Failure is not null)
            ExceptionDispatchInfo.Capture(Failure).Throw();
        return Item;
    }
}
