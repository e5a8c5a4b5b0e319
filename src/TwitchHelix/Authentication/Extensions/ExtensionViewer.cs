namespace TwitchHelix;

/// <summary>The viewer who uses an Extension's front end, read from a verified JWT.</summary>
/// <seealso href="https://dev.twitch.tv/docs/extensions/reference/#jwt-schema"/>
public sealed class ExtensionViewer
{
    /// <summary>Creates a viewer, for example in a test.</summary>
    /// <param name="channelId">The ID of the channel that the Extension is watched on.</param>
    /// <param name="role">The viewer's role in that channel.</param>
    public ExtensionViewer(string channelId, ExtensionRole role)
    {
        ChannelId = channelId ?? throw new ArgumentNullException(nameof(channelId));
        Role = role;
    }

    /// <summary>The ID of the channel that the Extension is watched on.</summary>
    public string ChannelId { get; }

    /// <summary>The viewer's role in that channel.</summary>
    public ExtensionRole Role { get; }

    /// <summary>The viewer's user ID. Null if the viewer doesn't share it with the Extension.</summary>
    public string? UserId { get; set; }

    /// <summary>
    /// The viewer's opaque ID. One that starts with <c>U</c> is of a logged-in user and stays the same. One that starts with <c>A</c> is of a viewer who
    /// isn't logged in, and may change. Empty if the JWT has none.
    /// </summary>
    public string OpaqueUserId { get; set; } = "";

    /// <summary>Whether the viewer has not shared the user ID.</summary>
    public bool IsUnlinked { get; set; }

    /// <summary>When the JWT expires.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The PubSub targets that the viewer may listen to, <c>*</c> for all. Empty for none.</summary>
    public IReadOnlyList<string> PubSubListen { get; set; } = [];

    /// <summary>The PubSub targets that the viewer may send to, <c>*</c> for all. Empty for none.</summary>
    public IReadOnlyList<string> PubSubSend { get; set; } = [];
}
