namespace TwitchHelix.Transport;

/// <summary>Bounds the retries of all calls together, so that an outage is not multiplied.</summary>
internal sealed class RetryBudget(int size)
{
    private const int SuccessesPerRetry = 10;

    private readonly long full = (long)size * SuccessesPerRetry;
    private long left = (long)size * SuccessesPerRetry;

    public void Succeeded()
    {
        var before = Volatile.Read(ref left);
        // Lost updates only make it a little stricter.
        if (before < full)
            Interlocked.CompareExchange(ref left, before + 1, before);
    }

    /// <summary>Takes a retry out, if there is one.</summary>
    public bool TryTake()
    {
        if (Interlocked.Add(ref left, -SuccessesPerRetry) >= 0)
            return true;
        Interlocked.Add(ref left, SuccessesPerRetry);
        return false;
    }
}
