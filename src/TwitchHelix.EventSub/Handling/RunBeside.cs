namespace TwitchHelix.EventSub.Handling;

/// <summary>Runs work on another thread, without what belongs to this one, such as the activity of a request or of the host's start.</summary>
internal static class RunBeside
{
    public static Task Start(Func<Task> work)
    {
        using (ExecutionContext.IsFlowSuppressed() ? default(IDisposable) : ExecutionContext.SuppressFlow())
            return Task.Run(work);
    }
}
