using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace TwitchHelix.Tests.Authentication;

/// <summary>Everything that people can see of a run: logs, scopes of logs, activities, results and exceptions.</summary>
internal sealed class SeenText : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public string Text => string.Join("\n", lines);

    public async Task RunAsync<T>(Func<Task<T>> run)
    {
        try
        {
            lines.Enqueue($"{await run()}");
        }
        catch (HelixException e)
        {
            lines.Enqueue($"{e} {e.ResponseBody} {(e as HelixApiException)?.ErrorMessage}");
        }
        lines.Enqueue("-- end of a run");
    }

    public void Add(Activity activity) => lines.Enqueue($"{activity.DisplayName} {activity.StatusDescription} {string.Join(" ", activity.TagObjects)}");

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue(formatter(state, exception) + exception);

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        lines.Enqueue(state.ToString() ?? "");
        return null;
    }

    public void Dispose()
    {
        // There is nothing to dispose.
    }
}
