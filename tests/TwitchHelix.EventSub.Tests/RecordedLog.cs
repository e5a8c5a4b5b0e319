using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TwitchHelix.EventSub.Tests;

/// <summary>Keeps what is logged.</summary>
internal sealed class RecordedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> lines = new();
    private readonly List<(int Count, Func<string, bool> Fits, TaskCompletionSource Done)> waiters = [];

    public IEnumerable<string> Lines => lines.Select(line => $"{line.Level}: {line.Text}");

    /// <summary>Waits until so many lines fit.</summary>
    public Task WhenAsync(int count, Func<string, bool> fits)
    {
        lock (waiters)
        {
            if (Lines.Count(fits) >= count)
                return Task.CompletedTask;
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiters.Add((count, fits, done));
            return done.Task.WaitAsync(TestContext.CurrentContext.CancellationToken);
        }
    }

    /// <summary>Waits until a client knows that so many subscriptions are made.</summary>
    public Task SubscribedAsync(int count) => WhenAsync(count, line => line.StartsWith("Debug: Subscribed to", StringComparison.Ordinal));

    /// <summary>Writes what was logged to the output of a test that has failed.</summary>
    public void ShowIfFailed()
    {
        if (TestContext.CurrentContext.Result.FailCount > 0)
            TestContext.Out.WriteLine(string.Join('\n', Lines));
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (waiters)
        {
            lines.Enqueue((logLevel, formatter(state, exception)));
            foreach (var waiter in waiters.Where(each => Lines.Count(each.Fits) >= each.Count))
                waiter.Done.TrySetResult();
        }
    }

    public void Dispose()
    {
    }
}
