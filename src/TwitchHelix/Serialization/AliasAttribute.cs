namespace TwitchHelix.Serialization;

/// <summary>Marks a property that Twitch may send under another name. It is read under both names and written under its own.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
internal sealed class AliasAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
