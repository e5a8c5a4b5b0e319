namespace TwitchHelix.Transport;

/// <summary>Bounds the retries of all calls together, so that they don't multiply an outage.</summary>
internal sealed class RetryBudget(int size)
{
    private const int SuccessesPerRetry = 10;

    private readonly long full = (long)size * SuccessesPerRetry;
    private long left = (long)size * SuccessesPerRetry;

    public void Succeeded()
    {
        var before = Volatile.Read(ref left);
        // A lost update only makes the budget a little stricter.
        if (before < full)
            Interlocked.CompareExchange(ref left, before + 1, before);
    }

    /// <summary>Takes a retry, if one is left.</summary>
    public bool TryTake()
    {
        if (Interlocked.Add(ref left, -SuccessesPerRetry) >= 0)
            return true;
        Interlocked.Add(ref left, SuccessesPerRetry);
        return false;
    }
}
