using Microsoft.Extensions.Hosting;

namespace TwitchHelix.EventSub.DependencyInjection;

/// <summary>Waits until a host has started: its web server may start after its other services.</summary>
internal static class HostStart
{
    /// <param name="lifetime">The lifetime of the host. Null if there is none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task WaitAsync(IHostApplicationLifetime? lifetime, CancellationToken cancellationToken)
    {
        if (lifetime is null)
            return;
        var started = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (lifetime.ApplicationStarted.Register(() => started.TrySetResult(true)))
        using (cancellationToken.Register(() => started.TrySetCanceled(cancellationToken)))
            await started.Task.ConfigureAwait(false);
    }
}
