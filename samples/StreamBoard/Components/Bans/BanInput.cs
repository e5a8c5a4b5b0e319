using StreamBoard.Components.Parts;
using StreamBoard.Security;

namespace StreamBoard.Components.Bans;

/// <summary>What somebody has typed into the form of a ban.</summary>
public sealed class BanInput
{
    public const int LongestReason = 500;

    public string? Login { get; set; }

    public string? Reason { get; set; }

    /// <summary>Zero for good.</summary>
    public int Minutes { get; set; }

    /// <summary>The ID of the user whom the person has seen, and said yes to. Null before that.</summary>
    public string? ConfirmedId { get; set; }

    public int? Seconds => Minutes == 0 ? null : Minutes * 60;

    public string? Fault =>
        !Logins.IsOne(Login) ? "A login has letters, digits and underscores, at most 25."
        : Reason?.Length > LongestReason ? $"The reason has more than {LongestReason} characters."
        : Minutes is < 0 or > 20_160 ? "A time-out lasts two weeks at most."
        : null;

    internal static BanInput From(Draft draft) => new()
    {
        Login = draft.Fields.GetValueOrDefault("Input.Login"),
        Reason = draft.Fields.GetValueOrDefault("Input.Reason"),
        Minutes = int.TryParse(draft.Fields.GetValueOrDefault("Input.Minutes"), out var minutes) ? minutes : 0,
    };
}
