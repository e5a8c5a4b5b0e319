namespace TwitchHelix.Testing.EventSub.Messages;

/// <summary>A field of a condition that names a user, and the fields of an event that tell of the same user.</summary>
internal sealed class ConditionField
{
    private ConditionField(string name, string[] ids, string prefix)
    {
        Name = name;
        Ids = ids;
        Login = prefix + "login";
        DisplayName = prefix + "name";
    }

    /// <summary>All fields.</summary>
    public static IReadOnlyList<ConditionField> All { get; } =
    [
        new("broadcaster_user_id", ["broadcaster_user_id", "broadcaster_id"], "broadcaster_user_"),
        new("from_broadcaster_user_id", ["from_broadcaster_user_id"], "from_broadcaster_user_"),
        new("to_broadcaster_user_id", ["to_broadcaster_user_id"], "to_broadcaster_user_"),
        new("user_id", ["user_id"], "user_"),
    ];

    /// <summary>The name in the condition.</summary>
    public string Name { get; }

    /// <summary>The names that events can have for it.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The event's field of the user's login.</summary>
    public string Login { get; }

    /// <summary>The event's field of the user's display name.</summary>
    public string DisplayName { get; }

    /// <summary>Whether events of a type are about the user of this field. Elsewhere <c>user_id</c> is the one who reads a chat.</summary>
    public bool IsOf(string type) => Name != "user_id" || type.StartsWith("user.", StringComparison.Ordinal);
}
