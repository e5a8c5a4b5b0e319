using TwitchHelix.Serialization;

namespace TwitchHelix;

/// <summary>
/// An event whose type or version this version of the library doesn't know. All its fields are in <see cref="HelixObject.AdditionalProperties"/>, and
/// <see cref="HelixObject.ToJson"/> returns it as Twitch sent it.
/// </summary>
#if NET
[System.Text.Json.Serialization.JsonConverter(typeof(HelixJsonConverter<UnknownEvent>))]
#endif
public sealed class UnknownEvent : EventSubEvent, IJsonFields
{
    string? IJsonFields.OnlyText => null;

    internal static UnknownEvent Create() => new();

    bool IJsonFields.ReadField(string name, FieldReader json) => false;

    void IJsonFields.WriteFields(FieldWriter json)
    {
    }
}
