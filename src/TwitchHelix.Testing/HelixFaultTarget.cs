namespace TwitchHelix.Testing;

/// <summary>Whose requests a <see cref="HelixFault"/> can befall.</summary>
public enum HelixFaultTarget
{
    /// <summary>Calls of the API.</summary>
    Api,

    /// <summary>Requests to the identity server.</summary>
    Identity,
}
