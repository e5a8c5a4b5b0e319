namespace TwitchHelix.Serialization;

/// <summary>Marks a timestamp for which Twitch sends <c>""</c> where it has none.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EmptyStringIsNullAttribute : Attribute;
