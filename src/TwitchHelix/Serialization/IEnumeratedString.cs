namespace TwitchHelix;

/// <summary>
/// An open enum of the API: Twitch adds values, so any string is valid, and the known ones are static members of the type. Values that differ only in case
/// are equal.
/// </summary>
public interface IEnumeratedString
{
    /// <summary>The value as sent. Empty for none.</summary>
    string Value { get; }
}
