namespace TwitchHelix.Authentication.Stores;

/// <summary>The tokens of a file at some time. They never change.</summary>
internal sealed record TokenSnapshot(FileStamp Stamp, Dictionary<string, HelixToken> Tokens)
{
    /// <summary>Whether the file was damaged, so that its tokens aren't known.</summary>
    public bool IsLost { get; init; }

    /// <summary>The damage, if it isn't in the log.</summary>
    public HelixException? Untold { get; init; }
}
