using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication.Identity;

/// <summary>The content of a success whose body doesn't matter.</summary>
internal sealed class NoContent : IJsonFields
{
    string? IJsonFields.OnlyText => null;

    bool IJsonFields.ReadField(string name, FieldReader json) => false;

    void IJsonFields.WriteFields(FieldWriter json) => throw new NotSupportedException();
}
