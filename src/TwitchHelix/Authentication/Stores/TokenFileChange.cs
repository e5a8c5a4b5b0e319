namespace TwitchHelix.Authentication.Stores;

/// <summary>A change that waits to be made.</summary>
/// <param name="apply">
/// Changes the tokens. It is also told whether the file was damaged, so that its tokens aren't known. It returns whether it changed anything.
/// </param>
internal sealed class TokenFileChange(Func<Dictionary<string, HelixToken>, bool, bool> apply)
    : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public Func<Dictionary<string, HelixToken>, bool, bool> Apply { get; } = apply;
}
