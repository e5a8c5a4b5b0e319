namespace StreamBoard.World;

/// <summary>Who and what there is in the made-up world.</summary>
internal static class Cast
{
    private static readonly string[] First =
        ["Pixel", "Velvet", "Rusty", "Lunar", "Mellow", "Turbo", "Cosmic", "Sleepy", "Cobalt", "Ember", "Mossy", "Neon"];

    private static readonly string[] Second = ["Heron", "Badger", "Lynx", "Otter", "Moth", "Falcon", "Gecko", "Panda", "Wolf", "Crow"];

    /// <summary>The people who can log in.</summary>
    public static IReadOnlyList<(string Id, string Name, string About)> People { get; } =
    [
        // The user of the API's examples, which the server knows anyway.
        ("40010001", "HarborLight", "Ships, maps and quiet music."),
        ("90000001", "NovaLin", "Speedruns on weekdays, cooking on Sundays."),
        ("90000002", "MiloPark", "Retro games, slowly and with much coffee."),
        ("90000003", "InesRoth", "I draw, you guess."),
        ("90000004", "KayaBell", "Piano requests every evening."),
    ];

    /// <summary>The names of the channels that they follow.</summary>
    public static IEnumerable<string> Channels => First.SelectMany(first => Second.Select(second => first + second));

    /// <summary>Finds the name of a channel by its login.</summary>
    public static string? NameOf(string login) =>
        People.Select(person => person.Name).Concat(Channels).FirstOrDefault(name => name.Equals(login, StringComparison.OrdinalIgnoreCase));

    public static IReadOnlyList<string> Categories { get; } =
    [
        "Just Chatting", "Starfold", "Lantern Deep", "Harbor Kings", "Tidebreaker", "Hollow Circuit", "Cloud Farmers", "Iron Orchard",
        "Paper Dragons", "Music", "Art", "Retro", "Chess", "Food & Drink", "Night Rally", "Moss Garden",
    ];

    /// <summary>What streamers write; <c>{0}</c> is the category.</summary>
    public static IReadOnlyList<string> Titles { get; } =
    [
        "First look at {0}, no spoilers please", "{0} until the sun comes up", "Road to rank one | {0}", "Cozy evening with {0}",
        "{0} with viewers, !queue to join", "Learning {0}: day 12", "Just one more round of {0}", "{0}, but every mistake costs a push-up",
        "Relaxed {0} and your questions", "Marathon: 12 hours of {0}", "Can we finish {0} today?", "{0} for a good cause",
    ];

    /// <summary>Streamers write what they like, and a page has to show it as text.</summary>
    public const string HostileTitle = "<script>alert(1)</script> & other <b>tricks</b>, any%";

    public static IReadOnlyList<string> ClipTitles { get; } =
        ["He saw it coming", "The dog joins in", "That was the last life", "Nobody tell him", "A perfect landing", "How is this possible"];

    public static IReadOnlyList<string> Reasons { get; } =
        ["Spam", "Links to a scam", "Insults in chat", "Spoilers, three times", "", "Asked for a time-out"];
}
