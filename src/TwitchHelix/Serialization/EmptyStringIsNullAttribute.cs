namespace TwitchHelix.Serialization;

/// <summary>Marks a timestamp that Twitch always sends, as <c>""</c> if it has none.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EmptyStringIsNullAttribute : Attribute;
