using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication.Identity;

/// <summary>The content of an answer of the identity server. It is only read.</summary>
internal abstract class IdentityContent : IJsonFields
{
    string? IJsonFields.OnlyText => null;

    public abstract bool ReadField(string name, FieldReader json);

    void IJsonFields.WriteFields(FieldWriter json) => throw new NotSupportedException();
}
