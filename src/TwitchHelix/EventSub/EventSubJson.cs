using System.Runtime.InteropServices;
using Newtonsoft.Json;
using TwitchHelix.Serialization;

namespace TwitchHelix.EventSub;

/// <summary>Reads the JSON of messages.</summary>
internal static class EventSubJson
{
    /// <exception cref="HelixException">It isn't the JSON of an object.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, Func<T> create)
        where T : class, IJsonFields
    {
        try
        {
            var bytes = MemoryMarshal.TryGetArray(json, out var segment) ? segment : new ArraySegment<byte>(json.ToArray());
            return HelixJson.Read(bytes, create) ?? throw new JsonSerializationException("There is no JSON.");
        }
        catch (JsonException e)
        {
            // The content is the users', so nothing of it is quoted.
            throw new HelixException($"The EventSub message can't be read{JsonFault.Place(e, static _ => "[…]")}.");
        }
    }
}
