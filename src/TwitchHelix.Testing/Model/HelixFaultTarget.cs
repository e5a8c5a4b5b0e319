namespace TwitchHelix.Testing;

/// <summary>The server whose requests a <see cref="HelixFault"/> affects.</summary>
public enum HelixFaultTarget
{
    /// <summary>Calls of the API.</summary>
    Api,

    /// <summary>Requests to the identity server.</summary>
    Identity,
}
