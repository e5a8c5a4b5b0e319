namespace TwitchHelix.Soak.Webhooks;

/// <summary>Counts how often each message was handled.</summary>
internal sealed class HandledMessages(int most)
{
    /// <summary>Longer than Twitch repeats a message.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly object gate = new();
    private readonly bool[] isGood = new bool[most];
    private readonly byte[] handled = new byte[most];
    private TaskCompletionSource? complete;
    private int missing;

    /// <summary>The number of messages that have to be handled.</summary>
    public int Good => isGood.Count(each => each);

    /// <summary>The number of good messages that weren't handled.</summary>
    public int Missing => missing;

    /// <summary>The good messages that were handled more than once.</summary>
    public IReadOnlyList<int> Doubled => [.. Enumerable.Range(0, most).Where(number => isGood[number] && handled[number] > 1)];

    /// <summary>The bad messages that were handled.</summary>
    public IReadOnlyList<int> Bad => [.. Enumerable.Range(0, most).Where(number => !isGood[number] && handled[number] > 0)];

    /// <summary>Says that a message is good, before it is sent.</summary>
    public void Expect(int number)
    {
        lock (gate)
        {
            isGood[number] = true;
            missing++;
        }
    }

    public void Add(int number)
    {
        lock (gate)
        {
            if (handled[number]++ > 0 || !isGood[number])
                return;
            if (--missing == 0)
                complete?.TrySetResult();
        }
    }

    /// <summary>Waits until everything that was expected is handled, or is lost.</summary>
    public async Task CompleteAsync()
    {
        Task all;
        lock (gate)
        {
            if (missing == 0)
                return;
            complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
            all = complete.Task;
        }
        await Task.WhenAny(all, Task.Delay(Patience));
    }
}
