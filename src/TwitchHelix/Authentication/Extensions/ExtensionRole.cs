namespace TwitchHelix;

/// <summary>The role of the bearer of an Extension's JWT.</summary>
/// <seealso href="https://dev.twitch.tv/docs/extensions/reference/#jwt-schema"/>
public readonly struct ExtensionRole : IEnumeratedString, IEquatable<ExtensionRole>
{
    private readonly string? value;

    /// <summary>Initializes a role from any text.</summary>
    /// <param name="value">The value as it is sent. Null and empty for none.</param>
    public ExtensionRole(string? value) => this.value = value;

    /// <summary>The owner of the channel: <c>broadcaster</c>.</summary>
    public static ExtensionRole Broadcaster { get; } = new("broadcaster");

    /// <summary>A moderator of the channel: <c>moderator</c>.</summary>
    public static ExtensionRole Moderator { get; } = new("moderator");

    /// <summary>Any other viewer: <c>viewer</c>.</summary>
    public static ExtensionRole Viewer { get; } = new("viewer");

    /// <summary>The Extension's own server, which is no viewer: <c>external</c>.</summary>
    public static ExtensionRole External { get; } = new("external");

    /// <inheritdoc/>
    public string Value => value ?? "";

    /// <summary>Whether two roles are equal. Case doesn't matter.</summary>
    public static bool operator ==(ExtensionRole left, ExtensionRole right) => left.Equals(right);

    /// <summary>Whether two roles differ. Case doesn't matter.</summary>
    public static bool operator !=(ExtensionRole left, ExtensionRole right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ExtensionRole other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ExtensionRole other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The value as it is sent.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
