using StreamBoard.Security;

namespace StreamBoard.Components.Polls;

/// <summary>What somebody has typed into the form of a poll.</summary>
public sealed class PollInput
{
    public const int LongestQuestion = 60;
    public const int LongestChoice = 25;
    public const int MostChoices = 5;

    public string? Question { get; set; }

    public List<string?> Choices { get; set; } = [];

    public int Minutes { get; set; } = 2;

    public IEnumerable<string> Answers => Choices.Select(choice => choice?.Trim() ?? "").Where(choice => choice.Length > 0);

    /// <summary>What is wrong, in a sentence. Null if all is right.</summary>
    public string? Fault =>
        string.IsNullOrWhiteSpace(Question) ? "Write a question."
        : Question.Length > LongestQuestion ? $"The question has more than {LongestQuestion} characters."
        : Answers.Count() < 2 ? "Write at least two choices."
        : Answers.Count() > MostChoices ? $"A poll has at most {MostChoices} choices."
        : Answers.Any(choice => choice.Length > LongestChoice) ? $"A choice has more than {LongestChoice} characters."
        : Minutes is < 1 or > 30 ? "A poll lasts from 1 to 30 minutes."
        : null;

    internal static PollInput From(Draft draft) => new()
    {
        Question = draft.Fields.GetValueOrDefault("Input.Question"),
        Choices = [.. Enumerable.Range(0, MostChoices).Select(index => draft.Fields.GetValueOrDefault($"Input.Choices[{index}]"))],
        Minutes = int.TryParse(draft.Fields.GetValueOrDefault("Input.Minutes"), out var minutes) ? minutes : 2,
    };
}
