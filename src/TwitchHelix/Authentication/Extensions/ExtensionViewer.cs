namespace TwitchHelix;

/// <summary>Whoever uses an Extension's front end, as told by a JWT whose signature and end were checked.</summary>
/// <seealso href="https://dev.twitch.tv/docs/extensions/reference/#jwt-schema"/>
public sealed class ExtensionViewer
{
    /// <summary>Makes one, as a test's stand-in might.</summary>
    /// <param name="channelId">The ID of the channel that the Extension is watched on.</param>
    /// <param name="role">What the viewer is there.</param>
    public ExtensionViewer(string channelId, ExtensionRole role)
    {
        ChannelId = channelId ?? throw new ArgumentNullException(nameof(channelId));
        Role = role;
    }

    /// <summary>The ID of the channel that the Extension is watched on. Empty if the JWT names none, as one of the role <c>external</c> may.</summary>
    public string ChannelId { get; }

    /// <summary>What the viewer is there.</summary>
    public ExtensionRole Role { get; }

    /// <summary>The viewer's user ID. Null if the viewer does not share it with the Extension.</summary>
    public string? UserId { get; set; }

    /// <summary>
    /// The viewer without a name: with <c>U</c> in front it stays the same for a logged-in user, with <c>A</c> it is of a viewer who is not logged in, and may
    /// change. Empty if the JWT has none.
    /// </summary>
    public string OpaqueUserId { get; set; } = "";

    /// <summary>Whether the viewer has not shared the user ID.</summary>
    public bool IsUnlinked { get; set; }

    /// <summary>When the JWT ends.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The PubSub targets that the viewer may listen to, <c>*</c> for all. Empty for none.</summary>
    public IReadOnlyList<string> PubSubListen { get; set; } = [];

    /// <summary>The PubSub targets that the viewer may send to, <c>*</c> for all. Empty for none.</summary>
    public IReadOnlyList<string> PubSubSend { get; set; } = [];
}
