using Microsoft.Extensions.Logging;
using TwitchHelix.Diagnostics;

namespace TwitchHelix.Authentication;

/// <summary>Raises events: a handler's exception is logged, and the other handlers run.</summary>
internal static class EventHandlers
{
    public static void RunEach<T>(this T? handlers, Action<T> run, ILogger logger)
        where T : Delegate
    {
        foreach (var handler in handlers?.GetInvocationList() ?? [])
            try
            {
                run((T)handler);
            }
            catch (Exception e)
            {
                logger.HandlerFailed(e);
            }
    }
}
