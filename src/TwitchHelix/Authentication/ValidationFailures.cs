using TwitchHelix.Authentication.Stores;

namespace TwitchHelix.Authentication;

/// <summary>The failures of a validation of many tokens. Counts all, and keeps the first ones.</summary>
internal sealed class ValidationFailures
{
    private const int MostKept = 100;

    private readonly List<Exception> first = [];

    public int Count { get; private set; }

    public void Add(Exception failure)
    {
        lock (first)
        {
            Count += failure is UnreadableTokensException several ? several.Count : 1;
            if (first.Count < MostKept)
                first.Add(failure);
        }
    }

    /// <summary>Creates one exception for all of them.</summary>
    public HelixException ToException() => first is [HelixException only]
        ? only
        : new HelixException(
            $"{Count} of the stored tokens could not be validated. The first failure: {first[0].Message}",
            first.Count == 1 ? first[0] : new AggregateException(first));
}
