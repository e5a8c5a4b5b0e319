namespace TwitchHelix.Calls;

/// <summary>A body of a request with secrets.</summary>
internal interface ISecretBody
{
    /// <summary>The secrets. Null for an unset one.</summary>
    IEnumerable<string?> Secrets { get; }
}
