namespace TwitchHelix.Authentication.Stores;

/// <summary>The changes that wait for the file's lock. Whichever call gets the lock makes all of them, with one write.</summary>
internal sealed class TokenFileChanges(TokenFile file)
{
    private readonly object gate = new();
    private List<TokenFileChange> waiting = [];

    public void Add(TokenFileChange change)
    {
        lock (gate)
            waiting.Add(change);
    }

    /// <returns>False if the change is being made, or was made.</returns>
    public bool TryRemove(TokenFileChange change)
    {
        lock (gate)
            return waiting.Remove(change);
    }

    /// <summary>Makes all changes, under the lock. Never fails: the changes hold the failure.</summary>
    public void MakeAll()
    {
        List<TokenFileChange> changes;
        lock (gate)
            (changes, waiting) = (waiting, []);
        try
        {
            var read = file.Read();
            if (!TryMake(changes, ref read))
                // The file can't hold one of them, which must not fail the others.
                foreach (var change in changes)
                    TryMake([change], ref read);
        }
        catch (Exception e)
        {
            foreach (var change in changes)
                change.TrySetException(e);
        }
    }

    /// <returns>False if the file can't hold one of several changes.</returns>
    private bool TryMake(List<TokenFileChange> changes, ref TokenSnapshot read)
    {
        var isLost = read.IsLost;
        var tokens = new Dictionary<string, HelixToken>(read.Tokens, StringComparer.Ordinal);
        var made = changes.ConvertAll(change => change.Apply(tokens, isLost));
        try
        {
            if (made.Contains(true))
                read = file.Write(tokens, read.Stamp) with { IsLost = isLost, Untold = read.Untold };
        }
        catch (HelixException e)
        {
            return changes.Count == 1 && changes[0].TrySetException(e);
        }
        for (var each = 0; each < changes.Count; each++)
            if (each == 0 && read.Untold is { } untold)
                changes[each].SetException(untold);
            else
                changes[each].SetResult(made[each]);
        read = read with { Untold = null };
        return true;
    }
}
