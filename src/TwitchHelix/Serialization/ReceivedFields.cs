namespace TwitchHelix.Serialization;

/// <summary>An object of JSON that is only read. A field that it doesn't know is skipped.</summary>
internal abstract class ReceivedFields : IJsonFields
{
    string? IJsonFields.OnlyText => null;

    public abstract bool ReadField(string name, FieldReader json);

    void IJsonFields.WriteFields(FieldWriter json) => throw new NotSupportedException();
}
