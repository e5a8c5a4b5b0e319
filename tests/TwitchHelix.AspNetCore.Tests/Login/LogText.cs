using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TwitchHelix.AspNetCore.Tests.Login;

/// <summary>Everything that the app logs.</summary>
internal sealed class LogText : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, lines);

    public void Dispose()
    {
    }

    private sealed class Category(string name, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{name}[{eventId.Id}] {logLevel}: {formatter(state, exception)} {exception}");
    }
}
