namespace TwitchHelix.Calls;

/// <summary>A body of a request that holds secrets.</summary>
internal interface ISecretBody
{
    /// <summary>The secrets. Null for one that isn't set.</summary>
    IEnumerable<string?> Secrets { get; }
}
