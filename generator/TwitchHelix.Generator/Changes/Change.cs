namespace TwitchHelix.Generator.Changes;

/// <summary>One change, in a sentence. A breaking one makes a program not compile, get other values, or get an error from Twitch.</summary>
internal sealed record Change(string Text, bool IsBreaking)
{
    public static Change Breaking(string text) => new(text, IsBreaking: true);

    public static Change Harmless(string text) => new(text, IsBreaking: false);
}
