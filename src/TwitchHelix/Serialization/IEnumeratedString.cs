namespace TwitchHelix;

/// <summary>
/// An enumerated string of the API. It is open: Twitch adds values, so any string is one, and the known ones are static
/// members of the type. Two are equal if they differ only in case.
/// </summary>
public interface IEnumeratedString
{
    /// <summary>The value as it is sent. Empty for none.</summary>
    string Value { get; }
}
