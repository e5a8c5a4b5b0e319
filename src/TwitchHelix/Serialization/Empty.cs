namespace TwitchHelix.Serialization;

/// <summary>What a property has before anything is read into it: an object or map without content, shared by all.</summary>
internal static class Empty<T>
    where T : class, new()
{
    public static readonly T Value = new();
}
