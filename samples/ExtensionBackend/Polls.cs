using System.Collections.Concurrent;

namespace ExtensionBackend;

/// <summary>What a broadcaster asks.</summary>
internal sealed record Question(string Text, IReadOnlyList<string> Choices)
{
    /// <summary>A segment of the configuration and a PubSub message hold 5 KB.</summary>
    public bool IsValid() =>
        Text is { Length: > 0 and <= 100 } && Choices is { Count: > 1 and <= 10 } && Choices.All(choice => choice is { Length: > 0 and <= 30 });
}

/// <summary>The votes of a channel. Each viewer has one, the last.</summary>
internal sealed class Poll(Question question)
{
    private readonly ConcurrentDictionary<string, string> votes = new();

    /// <summary>The choice with the most votes. Null if nobody has voted.</summary>
    public string? Winner => votes.IsEmpty ? null : Count().MaxBy(votes => votes.Value).Key;

    public bool TryVote(string viewer, string choice)
    {
        if (!question.Choices.Contains(choice))
            return false;
        votes[viewer] = choice;
        return true;
    }

    public Dictionary<string, int> Count() =>
        question.Choices.Distinct().ToDictionary(choice => choice, choice => votes.Values.Count(vote => vote == choice));
}

/// <summary>The poll of each channel, by the broadcaster's ID. They end with the process.</summary>
internal sealed class Polls : ConcurrentDictionary<string, Poll>;
