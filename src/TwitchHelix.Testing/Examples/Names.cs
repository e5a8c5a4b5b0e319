using TwitchHelix.Testing.World;

namespace TwitchHelix.Testing.Examples;

/// <summary>The users and categories of a server.</summary>
internal sealed record Names(NameBook Users, NameBook Games)
{
    public NameBook Of(NamedGroup group) => group.IsGame ? Games : Users;

    /// <summary>Changes with every user or category that is added.</summary>
    public int Version => Users.Version + Games.Version;
}
