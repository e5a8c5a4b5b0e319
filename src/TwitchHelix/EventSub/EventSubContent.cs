using TwitchHelix.Serialization;

namespace TwitchHelix.EventSub;

/// <summary>A part of a message, which is only read. A field that it doesn't know, or can't read, is kept, so that it doesn't lose the message.</summary>
internal abstract class EventSubContent : HelixObject, IJsonFields
{
    string? IJsonFields.OnlyText => null;

    public abstract bool ReadField(string name, FieldReader json);

    void IJsonFields.WriteFields(FieldWriter json) => throw new NotSupportedException();
}
