using System.Collections;

namespace TwitchHelix.Tests.Wire;

/// <summary>Finds what the library doesn't know.</summary>
internal static class UnknownFields
{
    /// <summary>Gets the names of all fields in a value, and in all inside it, that the library doesn't know.</summary>
    public static IEnumerable<string> In(object? value) => value switch
    {
        HelixObject received => received.AdditionalProperties.Keys.Select(name => $"{received.GetType().Name}.{name}").Concat(
            received.GetType().GetProperties().Where(property => property.Name != nameof(HelixObject.AdditionalProperties))
                .SelectMany(property => In(property.GetValue(received)))),
        string => [],
        IDictionary map => map.Values.Cast<object?>().SelectMany(In),
        IEnumerable list => list.Cast<object?>().SelectMany(In),
        _ => [],
    };
}
