namespace TwitchHelix.Generator.Specification;

/// <summary>The order of the fields of a condition: the channel, the user who acts, the user concerned, then all others.</summary>
public static class ConditionOrder
{
    public static readonly IReadOnlyList<string> Roles = ["broadcaster_user_id", "moderator_user_id", "user_id"];

    public static int Rank(string? field)
    {
        for (var rank = 0; rank < Roles.Count; rank++)
            if (field is not null && (field == Roles[rank] || field.EndsWith("_" + Roles[rank], StringComparison.Ordinal)))
                return rank;
        return Roles.Count;
    }
}
