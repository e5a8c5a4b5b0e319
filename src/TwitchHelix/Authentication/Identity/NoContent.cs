using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication.Identity;

/// <summary>The content of a success whose body doesn't matter.</summary>
internal sealed class NoContent : ReceivedFields
{
    public override bool ReadField(string name, FieldReader json) => false;
}
