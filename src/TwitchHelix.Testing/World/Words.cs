namespace TwitchHelix.Testing.World;

/// <summary>The words in the names and titles of long lists.</summary>
internal static class Words
{
    private static readonly (string First, string Second)[] OfUsers =
    [
        ("Sunny", "Otter"), ("Pixel", "Badger"), ("Velvet", "Comet"), ("Rusty", "Anvil"), ("Cosmic", "Walrus"), ("Nimble", "Panda"), ("Frosty", "Raven"),
        ("Jolly", "Pirate"), ("Silent", "Golem"), ("Turbo", "Turtle"), ("Witty", "Wizard"), ("Amber", "Finch"), ("Crispy", "Waffle"), ("Lucky", "Lynx"),
        ("Neon", "Nomad"), ("Mellow", "Moose"), ("Spicy", "Noodle"), ("Brave", "Beetle"), ("Dizzy", "Dragon"), ("Gentle", "Giant"), ("Humble", "Hermit"),
        ("Iron", "Ibis"), ("Cozy", "Koala"), ("Little", "Lemur"), ("Misty", "Mantis"), ("Noble", "Newt"), ("Odd", "Owl"), ("Plucky", "Penguin"),
        ("Quick", "Quokka"), ("Royal", "Rabbit"), ("Sly", "Squid"),
    ];

    private static readonly (string First, string Second)[] OfGames =
    [
        ("Crimson", "Frontier"), ("Hollow", "Orchard"), ("Starlit", "Express"), ("Iron", "Harvest Moon"), ("Forgotten", "Atlas"), ("Neon", "Circuit"),
        ("Emerald", "Dungeon"), ("Silent", "Summit"), ("Thunder", "Kart"), ("Paper", "Kingdoms"), ("Clockwork", "Detective"), ("Midnight", "Garden"),
        ("Frozen", "Colony"), ("Endless", "Voyage"), ("Royal", "Chess Arena"), ("Savage", "Reef"), ("Little", "Workshop"), ("Last", "Outpost"),
        ("Wild", "Delivery"),
    ];

    public static NamePairs Users { get; } =
        new(OfUsers, 41_000_000, (id, first, second) => new Named(id, (first + second).ToLowerInvariant(), first + second));

    public static NamePairs Games { get; } = new(OfGames, 600_000, (id, first, second) => new Named(id, $"{first} {second}", $"{first} {second}"));

    /// <summary>Titles by language. English is the most frequent, as on Twitch.</summary>
    public static IReadOnlyList<(string Language, string[] Titles)> Titles { get; } =
    [
        ("en",
        [
            "First playthrough, no spoilers", "Road to the top, day 12", "Chill evening run", "Hard mode until it hurts", "New patch, new plans",
            "Viewers pick the route", "Speedrun practice",
        ]),
        ("es", ["Primera partida, sin spoilers", "Noche tranquila", "Subiendo de rango", "Hoy sí ganamos"]),
        ("en",
        [
            "Building something silly", "Boss rush, no healing", "Late night with tea", "One more try", "Sunday co-op with friends",
            "100 % before midnight", "Learning the new map",
        ]),
        ("de", ["Gemütlicher Abend", "Erster Durchgang, keine Spoiler", "Endlich der letzte Boss", "Kaffee und Quests"]),
        ("en",
        [
            "Back after the holidays", "Random seed, random luck", "No deaths allowed", "Ranked with chat", "Finishing the story tonight",
            "The long way round",
        ]),
        ("fr", ["Soirée détente", "Première partie, sans spoilers", "On finit le jeu ce soir", "Objectif : zéro mort"]),
        ("pt", ["Subindo de nível", "Noite tranquila", "Primeira vez no jogo", "Só mais uma"]),
        ("ja", ["初見プレイ", "まったり配信", "今日こそクリアする", "みんなで協力プレイ"]),
    ];

    public static IReadOnlyList<string> Questions { get; } =
    [
        "Which map next?", "Do we beat it tonight?", "Hard mode or not?", "Who wins this round?", "Tea or coffee?", "How many tries will it take?",
        "Left or right?", "Another hour?", "Which class next?", "Is it a trap?", "What do we build first?", "Under two hours?",
    ];
}
