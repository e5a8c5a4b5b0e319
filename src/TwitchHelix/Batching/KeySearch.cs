namespace TwitchHelix.Batching;

/// <summary>
/// Chooses the keys of each call until every key is answered. Twitch refuses a whole call if one of its keys is invalid, so the search sends parts of a
/// refused call. It makes no calls itself.
/// </summary>
/// <param name="keys">The keys, each once.</param>
internal sealed class KeySearch(IEnumerable<string> keys)
{
    /// <summary>The largest number of calls after a refused one.</summary>
    public const int MostFurtherCalls = 20;

    private readonly List<List<string>> suspects = [];
    private readonly List<string> unknown = [.. keys];
    private readonly List<string> invalid = [];
    private List<string> sent = [];
    private List<string> sentFrom = [];
    private int calls;
    private int refusedUnknown;
    private int largestPart;

    /// <summary>The invalid keys that the search has isolated.</summary>
    public IReadOnlyList<string> Invalid => invalid;

    /// <summary>The keys about which nothing is known yet, or only that one of a few is invalid.</summary>
    public IEnumerable<string> Unresolved => suspects.SelectMany(group => group).Concat(unknown);

    private bool ExpectsSeveral => refusedUnknown > 1;

    /// <summary>Chooses the keys of the next call. Tell the call's outcome before the next choice.</summary>
    /// <returns>The keys. Null if every key is resolved, or no more calls are allowed.</returns>
    public IReadOnlyList<string>? Next()
    {
        var group = suspects.OrderByDescending(group => group.Count).FirstOrDefault();
        if (calls > MostFurtherCalls || (group is null && unknown.Count == 0))
            return null;
        calls++;
        var ofGroup = group is null ? 0 : PartOf(group.Count);
        var ofUnknown = ExpectsSeveral ? Math.Min(unknown.Count, largestPart) : group is null ? unknown.Count : 0;
        // The larger part resolves more keys if it is accepted.
        sentFrom = group is null || ofUnknown > ofGroup ? unknown : group;
        sent = sentFrom.GetRange(0, Math.Max(ofGroup, ofUnknown));
        return sent;
    }

    /// <summary>The call was answered, so its keys are resolved.</summary>
    public void Accepted()
    {
        sentFrom.RemoveRange(0, sent.Count);
        KeepSuspects();
    }

    /// <summary>The call was refused because a key of it is invalid.</summary>
    public void Refused()
    {
        Drop();
        if (sentFrom == unknown && ++refusedUnknown == 2)
            largestPart = (sent.Count + 4) / 5;
        suspects.Add(sent);
        KeepSuspects();
    }

    /// <summary>The call failed for another reason, so its keys are resolved: nobody asks for them again.</summary>
    public void Failed() => Drop();

    /// <summary>Removes the sent keys. The rest of their group may be valid.</summary>
    private void Drop()
    {
        sentFrom.RemoveRange(0, sent.Count);
        if (suspects.Remove(sentFrom))
            unknown.InsertRange(0, sentFrom);
    }

    private void KeepSuspects()
    {
        invalid.AddRange(suspects.Where(group => group.Count == 1).Select(group => group[0]));
        suspects.RemoveAll(group => group.Count == 1);
    }

    // Halves isolate one invalid key with the fewest calls. Of several, most are left in small groups, so that the valid ones around them get their answer.
    private int PartOf(int count) => ExpectsSeveral ? Math.Min((count + 2) / 3, largestPart) : count / 2;
}
